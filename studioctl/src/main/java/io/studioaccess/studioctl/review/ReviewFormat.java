package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.studioctl.console.CommandException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** How a review is written: the end of the file's name says it. */
enum ReviewFormat {
  YAML {
    @Override
    String write(Review review) {
      return YamlReview.write(review);
    }

    @Override
    Text read(String text) {
      return YamlReview.read(text);
    }
  },
  CSV {
    @Override
    String write(Review review) {
      return CsvReview.write(review);
    }

    @Override
    Text read(String text) {
      return CsvReview.read(text);
    }
  };

  /**
   * The texts of a file, which may still be wrong.
   *
   * @param head the text of a field at the top; empty for none
   */
  record Text(
      Function<String, String> head, Place headPlace, List<Entry> entries, List<Finding> findings) {
    Text {
      entries = List.copyOf(entries);
      findings = List.copyOf(findings);
    }

    static Text unreadable(Finding finding) {
      return new Text(_ -> "", new Place(1, 1), List.of(), List.of(finding));
    }
  }

  /**
   * The texts of one entry.
   *
   * @param places the places of the values, by field name
   */
  record Entry(Map<String, String> values, Place place, Map<String, Place> places) {
    Entry {
      values = Map.copyOf(values);
      places = Map.copyOf(places);
    }

    String text(String field) {
      return values.getOrDefault(field, "");
    }

    Place placeOf(String field) {
      return places.getOrDefault(field, place);
    }
  }

  abstract String write(Review review);

  abstract Text read(String text);

  /**
   * @throws CommandException if the name ends with neither .yaml, .yml nor .csv
   */
  static ReviewFormat of(String file) {
    String name = file.toLowerCase(Locale.ROOT);
    if (name.endsWith(".csv")) {
      return CSV;
    }
    if (name.endsWith(".yaml") || name.endsWith(".yml")) {
      return YAML;
    }
    throw new CommandException(
        "%s is neither a .yaml nor a .csv file: the end of the name says how a review is written."
            .formatted(file));
  }
}
