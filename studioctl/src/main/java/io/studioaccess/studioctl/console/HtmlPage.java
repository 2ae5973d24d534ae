package io.studioaccess.studioctl.console;

import io.studioaccess.mapping.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/**
 * A self-contained page without scripts, to keep and print. Its Content Security Policy allows
 * nothing but its own style, and all text is escaped.
 */
public final class HtmlPage {
  /** The length of a time to the minute; a cell up to this length stays on one line. */
  private static final int MAX_UNBROKEN = 17;

  private HtmlPage() {}

  /**
   * @param body made by the methods below
   */
  public static String of(String title, String body) {
    return resource("page.html")
        .replace("{style}", resource("page.css"))
        .replace("{title}", escape(title))
        .replace("{body}", body);
  }

  /** An element with a text. */
  public static String element(String name, String text) {
    return "<%s>%s</%s>".formatted(name, escape(text), name);
  }

  public static String table(List<String> columns, List<List<String>> rows) {
    String head =
        columns.stream()
            .map(column -> "<th scope=\"col\">%s</th>".formatted(escape(column)))
            .collect(Collectors.joining());
    String body = rows.stream().map(HtmlPage::row).collect(Collectors.joining());
    return "<table><thead><tr>%s</tr></thead><tbody>\n%s</tbody></table>\n".formatted(head, body);
  }

  private static String row(List<String> cells) {
    return cells.stream().map(HtmlPage::cell).collect(Collectors.joining("", "<tr>", "</tr>\n"));
  }

  /** Short cells keep their words whole; long ones break wherever the width ends. */
  private static String cell(String text) {
    return text.length() > MAX_UNBROKEN
        ? "<td class=\"long\">%s</td>".formatted(escape(text))
        : element("td", text);
  }

  /** Text as it is, whatever it contains. */
  private static String escape(String text) {
    return PrintableText.escape(text)
        .replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("'", "&#39;");
  }

  private static String resource(String name) {
    try (InputStream in = Objects.requireNonNull(HtmlPage.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
