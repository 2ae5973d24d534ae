package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.testfunction.TestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A working copy whose only packaged function is a test handler. */
public final class TestRepository {

  private TestRepository() {}

  public static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  public static Path in(Path folder) throws IOException {
    return in(folder, TestHandler.class);
  }

  /** With another handler and its library jars. */
  public static Path in(Path folder, Class<?> handler, Path... libraries) throws IOException {
    Files.createSymbolicLink(folder.resolve("sandbox"), root().resolve("sandbox"));
    Path target = Files.createDirectories(folder.resolve("test/target"));
    String entry = handler.getName().replace('.', '/') + ".class";
    try (var jar =
            new JarOutputStream(
                Files.newOutputStream(target.resolve("test-function.jar")), manifest(libraries));
        InputStream bytes = handler.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      bytes.transferTo(jar);
      jar.closeEntry();
    }
    return folder;
  }

  private static Manifest manifest(Path... libraries) {
    var manifest = new Manifest();
    Attributes attributes = manifest.getMainAttributes();
    attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
    attributes.put(
        Attributes.Name.CLASS_PATH,
        Stream.of(libraries).map(jar -> jar.toUri().toString()).collect(Collectors.joining(" ")));
    return manifest;
  }
}
