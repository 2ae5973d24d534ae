package io.studioaccess.mapping.file;

/** The limits of a row file. They keep hostile files harmless, and no useful file comes near. */
final class FileLimits {
  /** Of the whole file, as written. */
  static final int CHARACTERS = 32 * 1024 * 1024;

  static final int ROWS = 100_000;

  /**
   * Names and values of one row, in characters, with aliases expanded. DynamoDB stores items of up
   * to 400 KB (Service, account, and table quotas, "Item size").
   */
  static final int CHARACTERS_OF_ROW = 400 * 1024;

  /** The same for all rows together. */
  static final long CHARACTERS_EXPANDED = 128L * 1024 * 1024;

  /** Of lists and structures in each other, with aliases expanded. */
  static final int DEPTH = 50;

  /** After this number of errors, the rest of the file is not read. */
  static final int ERRORS = 1_000;

  private FileLimits() {}
}
