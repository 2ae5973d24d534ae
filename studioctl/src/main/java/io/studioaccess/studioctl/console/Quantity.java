package io.studioaccess.studioctl.console;

/** A number with its noun in the right form. */
public final class Quantity {
  private Quantity() {}

  /** "1 row", "2 rows". */
  public static String of(long number, String thing) {
    return of(number, thing, thing + "s");
  }

  /** "1 row is", "2 rows are". */
  public static String of(long number, String one, String several) {
    return "%d %s".formatted(number, number == 1 ? one : several);
  }
}
