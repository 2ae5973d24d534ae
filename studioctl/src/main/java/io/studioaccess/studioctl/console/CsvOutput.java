package io.studioaccess.studioctl.console;

/** A command whose result is one table of data, so that {@code --output csv} makes sense. */
public interface CsvOutput {}
