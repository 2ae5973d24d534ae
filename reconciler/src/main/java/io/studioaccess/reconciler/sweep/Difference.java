package io.studioaccess.reconciler.sweep;

/** In what somebody was not as remembered, though nothing had told of it. */
public enum Difference {
  /** Their groups, or what the mapping makes of them. */
  MEMBERSHIP("Membership"),
  /** They are disabled, and have access. */
  STATUS("Status"),
  /** Their profile was changed or deleted by hand. */
  PROFILE("Profile"),
  /** A profile carries our tags, and the ledger had lost it. */
  LEDGER("Ledger");

  private final String written;

  Difference(String written) {
    this.written = written;
  }

  @Override
  public String toString() {
    return written;
  }
}
