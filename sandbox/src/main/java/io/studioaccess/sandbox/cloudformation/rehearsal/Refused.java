package io.studioaccess.sandbox.cloudformation.rehearsal;

/** A service, or CloudFormation itself, refuses a resource or a template. */
final class Refused extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final String remedy;

  /**
   * @param why as AWS's error says it
   * @param remedy what to do, as a sentence
   */
  Refused(String why, String remedy) {
    super(why);
    this.remedy = remedy;
  }

  String remedy() {
    return remedy;
  }

  /** Why, and what to do. */
  String describe() {
    return "%s. %s".formatted(getMessage(), remedy).strip();
  }

  static void unless(boolean holds, String why, String remedy) {
    if (!holds) {
      throw new Refused(why, remedy);
    }
  }

  /** Refuses what is longer than a quota allows. */
  static void above(int limit, int actual, String what, String remedy) {
    unless(actual <= limit, "%s: %,d, at most %,d".formatted(what, actual, limit), remedy);
  }
}
