package io.studioaccess.sandbox;

import io.studioaccess.sandbox.testfunction.TestHandler;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** A working copy in which the only packaged function is the {@link TestHandler}. */
public final class TestRepository {

  private TestRepository() {}

  public static Path root() {
    return Path.of("..").toAbsolutePath().normalize();
  }

  public static Path in(Path folder) throws IOException {
    Files.createSymbolicLink(folder.resolve("sandbox"), root().resolve("sandbox"));
    Path target = Files.createDirectories(folder.resolve("test/target"));
    String entry = TestHandler.class.getName().replace('.', '/') + ".class";
    try (var jar = new JarOutputStream(Files.newOutputStream(target.resolve("test-function.jar")));
        InputStream bytes = TestHandler.class.getClassLoader().getResourceAsStream(entry)) {
      jar.putNextEntry(new JarEntry(entry));
      bytes.transferTo(jar);
      jar.closeEntry();
    }
    return folder;
  }
}
