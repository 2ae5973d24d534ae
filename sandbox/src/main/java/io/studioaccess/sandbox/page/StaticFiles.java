package io.studioaccess.sandbox.page;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** The files of the page, from the class path. */
final class StaticFiles {
  /** No slash but the first, so that no path leads elsewhere. */
  private static final Pattern NAME = Pattern.compile("/[a-z][a-z-]*\\.(html|css|js|svg)");

  private static final Map<String, String> TYPES =
      Map.of(
          "html", "text/html; charset=utf-8",
          "css", "text/css; charset=utf-8",
          "js", "text/javascript; charset=utf-8",
          "svg", "image/svg+xml");

  private StaticFiles() {}

  /** A file and its media type. */
  @SuppressWarnings("ArrayRecordComponent") // Files are never compared.
  record StaticFile(String type, byte[] content) {}

  static Optional<StaticFile> find(String path) {
    String name = path.equals("/") ? "/index.html" : path;
    if (!NAME.matcher(name).matches()) {
      return Optional.empty();
    }
    try (InputStream file = StaticFiles.class.getResourceAsStream("web" + name)) {
      return file == null
          ? Optional.empty()
          : Optional.of(
              new StaticFile(
                  TYPES.getOrDefault(name.substring(name.lastIndexOf('.') + 1), "text/plain"),
                  file.readAllBytes()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
