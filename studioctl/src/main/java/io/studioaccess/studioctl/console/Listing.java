package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.Suggestions;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * How a command shows a list: as a table for people, as CSV for spreadsheets, and sorted by a
 * column of either.
 *
 * @param headers of the table
 * @param cells of the table, one for each header
 * @param columns of the CSV: names of fields, as in the JSON output
 * @param fields by name. Other fields than the columns are for JSON only
 * @param hasNote whether the last cell of the table is a text that stands below its row
 * @param sortedAs the field whose value a header or a column tells in other words, such as the time
 *     at which so many days will have passed
 */
public record Listing<T>(
    List<String> headers,
    Function<T, List<? extends CharSequence>> cells,
    List<String> columns,
    Function<T, Map<String, ?>> fields,
    boolean hasNote,
    Map<String, String> sortedAs) {
  private static final String DESCENDING = ":desc";

  public Listing {
    headers = List.copyOf(headers);
    columns = List.copyOf(columns);
    sortedAs = Map.copyOf(sortedAs);
  }

  public Listing(
      List<String> headers,
      Function<T, List<? extends CharSequence>> cells,
      List<String> columns,
      Function<T, Map<String, ?>> fields) {
    this(headers, cells, columns, fields, false, Map.of());
  }

  /** With the last cell below its row. */
  public Listing<T> withNote() {
    return new Listing<>(headers, cells, columns, fields, true, sortedAs);
  }

  /** With a header or column that sorts by the value of a field, instead of by its own text. */
  public Listing<T> sorting(String name, String field) {
    Map<String, String> more = new HashMap<>(sortedAs);
    more.put(name, field);
    return new Listing<>(headers, cells, columns, fields, hasNote, more);
  }

  /** The cells of the CSV. */
  List<String> record(T item) {
    Map<String, ?> values = fields.apply(item);
    return columns.stream().map(column -> text(column, values)).toList();
  }

  private static String text(String column, Map<String, ?> values) {
    if (!values.containsKey(column)) {
      throw new IllegalArgumentException("no field %s in %s".formatted(column, values.keySet()));
    }
    return values.get(column) instanceof List<?> several
        ? String.join(";", several.stream().map(String::valueOf).toList())
        : String.valueOf(values.get(column));
  }

  /**
   * Sorts by a column of the table or of the CSV; numbers and times by value, nothing last.
   *
   * @param sort a column, perhaps followed by {@code :desc}
   * @throws CommandException that names the columns if there is no such column
   */
  List<T> sorted(List<T> items, String sort) {
    boolean isDescending = sort.toLowerCase(Locale.ROOT).endsWith(DESCENDING);
    String column = isDescending ? sort.substring(0, sort.length() - DESCENDING.length()) : sort;
    Function<T, String> value = value(column.strip());
    Comparator<String> order = isDescending ? SortOrder.NATURAL.reversed() : SortOrder.NATURAL;
    return items.stream()
        .sorted(
            Comparator.<T, Boolean>comparing(item -> value.apply(item).isEmpty())
                .thenComparing(value, order))
        .toList();
  }

  private Function<T, String> value(String column) {
    return index(headers, column)
        .map(this::valueOfHeader)
        .or(() -> index(columns, column).map(this::valueOfColumn))
        .orElseThrow(() -> unknown(column));
  }

  private Function<T, String> valueOfHeader(int at) {
    String header = headers.get(at);
    return sortedAs.containsKey(header)
        ? item -> text(sortedAs.get(header), fields.apply(item))
        : item -> cells.apply(item).get(at).toString();
  }

  private Function<T, String> valueOfColumn(int at) {
    String column = columns.get(at);
    return item -> text(sortedAs.getOrDefault(column, column), fields.apply(item));
  }

  private static Optional<Integer> index(List<String> names, String name) {
    return Stream.iterate(0, at -> at < names.size(), at -> at + 1)
        .filter(at -> names.get(at).equalsIgnoreCase(name))
        .findFirst();
  }

  private CommandException unknown(String column) {
    List<String> shown = headers.stream().filter(header -> !header.isEmpty()).toList();
    return new CommandException(
        "--sort: there is no column '%s'.%s The columns are %s, and those of --output csv: %s."
            .formatted(
                column,
                Suggestions.of(column, Stream.concat(shown.stream(), columns.stream()).toList()),
                String.join(", ", shown),
                String.join(", ", columns)));
  }
}
