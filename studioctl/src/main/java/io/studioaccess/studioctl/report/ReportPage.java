package io.studioaccess.studioctl.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.studioaccess.mapping.PrintableText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.Objects;
import java.util.Properties;

/**
 * Renders the report as a self-contained page. It contains the table library, and its Content
 * Security Policy allows only the two scripts in it.
 */
final class ReportPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportPage() {}

  static String of(AccessReport report) {
    String library = tabulator("dist/js/tabulator.min.js");
    String script = resource("report.js");
    return resource("report.html")
        .replace("{policy}", "'%s' '%s'".formatted(cspHash(library), cspHash(script)))
        .replace("{licence}", tabulator("LICENSE"))
        .replace("{librarystyle}", tabulator("dist/css/tabulator_simple.min.css"))
        .replace("{style}", resource("report.css"))
        .replace("{library}", library)
        .replace("{script}", script)
        .replace("{data}", json(report));
  }

  /**
   * Escapes characters that could end the script element; JSON parsers restore them. Invisible
   * characters are shown as escapes on the page, as on a terminal.
   */
  private static String json(AccessReport report) {
    try {
      return JSON.writeValueAsString(visible(JSON.valueToTree(report)))
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not serialisable: " + report, e);
    }
  }

  private static JsonNode visible(JsonNode value) {
    switch (value) {
      case TextNode text -> {
        return TextNode.valueOf(PrintableText.escape(text.textValue()));
      }
      case ArrayNode items -> {
        for (int i = 0; i < items.size(); i++) {
          items.set(i, visible(items.get(i)));
        }
      }
      case ObjectNode fields ->
          fields.properties().forEach(field -> field.setValue(visible(field.getValue())));
      default -> {}
    }
    return value;
  }

  /** The CSP hash of the text between the script tags. */
  private static String cspHash(String script) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
      return "sha256-" + Base64.getEncoder().encodeToString(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  private static String tabulator(String file) {
    Properties versions = new Properties();
    try (InputStream in = open("webjars.properties")) {
      versions.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return resource(
        "/META-INF/resources/webjars/tabulator-tables/%s/%s"
            .formatted(versions.getProperty("tabulator"), file));
  }

  private static String resource(String name) {
    try (InputStream in = open(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) {
    return Objects.requireNonNull(ReportPage.class.getResourceAsStream(name), name);
  }
}
