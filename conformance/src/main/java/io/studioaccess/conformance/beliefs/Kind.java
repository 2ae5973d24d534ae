package io.studioaccess.conformance.beliefs;

/** How well a belief is known. */
public enum Kind {
  /** AWS's service model: shapes, error codes, constraints. */
  MODELLED("from AWS's service model: shapes, error codes and constraints of the SDK"),

  /** AWS's documentation, the Service Authorization Reference included. */
  DOCUMENTED("from AWS's documentation, including the Service Authorization Reference"),

  /** Somebody else has seen it: an issue, a published event, an error that tools expect. */
  REPORTED("seen by others: an issue, a published event, or an error that published tools expect"),

  /** Nobody says so. Where possible, the harder case for the caller. */
  GUESS("no source says so; where possible, the harder case for the caller");

  private final String meaning;

  Kind(String meaning) {
    this.meaning = meaning;
  }

  public String meaning() {
    return meaning;
  }

  /** As it appears in tables. */
  public String text() {
    return name().toLowerCase(java.util.Locale.ROOT);
  }
}
