package io.studioaccess.studioctl.review;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.studioctl.console.Csv;
import io.studioaccess.studioctl.console.Quantity;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A review as CSV. The last column repeats on every line what the review is about, as JSON, so that
 * sorting or deleting lines in a spreadsheet loses nothing.
 */
final class CsvReview {
  private static final String HEAD = "review";
  private static final int MAX_LINES = 100_000;
  private static final JsonMapper JSON = new JsonMapper();

  private CsvReview() {}

  static String write(Review review) {
    String head = json(review.head());
    StringBuilder csv =
        new StringBuilder(
            Csv.line(Stream.concat(ReviewEntry.FIELDS.stream(), Stream.of(HEAD)).toList()));
    review
        .entries()
        .forEach(
            placed ->
                csv.append(
                    Csv.line(
                        Stream.concat(
                                placed.entry().fields(review.head()).values().stream(),
                                Stream.of(head))
                            .toList())));
    return csv.toString();
  }

  private static String json(ReviewHead head) {
    try {
      return JSON.writeValueAsString(head.fields());
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + head, e);
    }
  }

  static ReviewFormat.Text read(String text) {
    try {
      List<Csv.Line> lines = Csv.read(text);
      if (lines.size() < 2 || lines.size() > MAX_LINES) {
        return ReviewFormat.Text.unreadable(
            Finding.error(
                new Place(1, 1),
                "expected a line of column names, and 1 to %,d lines below".formatted(MAX_LINES)));
      }
      return read(lines.getFirst(), lines.subList(1, lines.size()));
    } catch (Csv.UnfinishedQuote e) {
      return ReviewFormat.Text.unreadable(
          Finding.error(new Place(e.line(), 1), String.valueOf(e.getMessage())));
    }
  }

  private static ReviewFormat.Text read(Csv.Line columns, List<Csv.Line> lines) {
    List<String> names = columns.cells().stream().map(String::strip).toList();
    List<Finding> findings = new ArrayList<>();
    Stream.concat(ReviewEntry.FIELDS.stream(), Stream.of(HEAD))
        .filter(field -> names.stream().filter(field::equals).count() != 1)
        .forEach(
            field ->
                findings.add(
                    Finding.error(
                        new Place(columns.line(), 1),
                        "expected one column %s: create a new review".formatted(field))));
    List<ReviewFormat.Entry> entries =
        lines.stream().map(line -> entry(names, line, findings)).toList();
    String head = entries.getFirst().text(HEAD);
    entries.stream()
        .filter(entry -> !entry.text(HEAD).equals(head))
        .map(entry -> Finding.error(entry.place(), "the column review differs from the first line"))
        .forEach(findings::add);
    JsonNode fields = json(head);
    return new ReviewFormat.Text(
        name -> fields.path(name).asText(""),
        entries.getFirst().place(),
        entries,
        findings.stream().sorted().toList());
  }

  private static ReviewFormat.Entry entry(
      List<String> names, Csv.Line line, List<Finding> findings) {
    Place place = new Place(line.line(), 1);
    if (line.cells().size() > names.size()
        && line.cells().stream().skip(names.size()).anyMatch(cell -> !cell.isBlank())) {
      findings.add(
          Finding.error(
              place,
              "%s for %s: put a cell with a comma in quotes"
                  .formatted(
                      Quantity.of(line.cells().size(), "cell"),
                      Quantity.of(names.size(), "column"))));
    }
    Map<String, String> values = new HashMap<>();
    for (int i = 0; i < Math.min(names.size(), line.cells().size()); i++) {
      values.put(names.get(i), line.cells().get(i));
    }
    return new ReviewFormat.Entry(values, place, Map.of());
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      return JSON.createObjectNode(); // The head says that its version is missing.
    }
  }
}
