package io.studioaccess.reconciler.sweep;

/** The difference between a user's actual state and the ledger that no event reported. */
public enum Difference {
  /** The user's groups, or what the mapping grants them. */
  MEMBERSHIP("Membership"),
  /** The user is disabled but has access. */
  STATUS("Status"),
  /** The user's profile was changed or deleted manually. */
  PROFILE("Profile"),
  /** A profile has our tags but is not in the ledger. */
  LEDGER("Ledger");

  private final String text;

  Difference(String text) {
    this.text = text;
  }

  @Override
  public String toString() {
    return text;
  }
}
