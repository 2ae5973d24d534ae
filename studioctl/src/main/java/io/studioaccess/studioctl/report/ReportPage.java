package io.studioaccess.studioctl.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
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
 * The report as one page that needs nothing else: the table library is in it, and its policy lets
 * no script run but the two that it was written with.
 */
final class ReportPage {
  private static final ObjectMapper JSON = new ObjectMapper();

  private ReportPage() {}

  static String of(AccessReport report) {
    String library = tabulator("dist/js/tabulator.min.js");
    String script = resource("report.js");
    return resource("report.html")
        .replace("{policy}", "'%s' '%s'".formatted(digest(library), digest(script)))
        .replace("{licence}", tabulator("LICENSE"))
        .replace("{librarystyle}", tabulator("dist/css/tabulator_simple.min.css"))
        .replace("{style}", resource("report.css"))
        .replace("{library}", library)
        .replace("{script}", script)
        .replace("{data}", json(report));
  }

  /** No name can end the block that it stands in: JSON reads the escapes as the same characters. */
  private static String json(AccessReport report) {
    try {
      return JSON.writeValueAsString(report)
          .replace("<", "\\u003c")
          .replace(">", "\\u003e")
          .replace("&", "\\u0026");
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("no JSON: " + report, e);
    }
  }

  /** As a browser computes it, of all that is between the tags. */
  private static String digest(String script) {
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
