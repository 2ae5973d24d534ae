package io.studioaccess.studioctl.console;

/**
 * A command whose result is one list, so that {@code --output csv} and {@code --sort} make sense.
 */
public interface CsvOutput {

  /** Whether the whole list is known before the first row is written. */
  default boolean canBeSorted() {
    return true;
  }
}
