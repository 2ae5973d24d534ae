package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.file.EntryFile;
import java.io.StringReader;
import java.util.Map;

/** A review as YAML. */
final class YamlReview {
  private static final String LIST = "entries";
  private static final String INTRODUCTION =
      """
      # An access review. For each entry write "keep" or "remove" after decision:, and a reason after note: if you like.
      # A blank decision decides nothing. Change nothing else. Then: studioctl review status FILE
      """;

  private YamlReview() {}

  static String write(Review review) {
    StringBuilder yaml = new StringBuilder(INTRODUCTION);
    review
        .head()
        .fields()
        .forEach((name, value) -> yaml.append(EntryFile.line(name, value)).append('\n'));
    yaml.append(LIST).append(":\n");
    review
        .entries()
        .forEach(
            placed -> {
              String begin = "  - ";
              for (Map.Entry<String, String> field :
                  placed.entry().fields(review.head()).entrySet()) {
                yaml.append(begin)
                    .append(EntryFile.line(field.getKey(), field.getValue()))
                    .append('\n');
                begin = "    ";
              }
            });
    return yaml.toString();
  }

  static ReviewFormat.Text read(String text) {
    EntryFile file = EntryFile.parse(new StringReader(text), LIST);
    return new ReviewFormat.Text(
        file.head()::text,
        file.head().place(),
        file.entries().stream()
            .map(entry -> new ReviewFormat.Entry(entry.values(), entry.place(), entry.places()))
            .toList(),
        file.findings());
  }
}
