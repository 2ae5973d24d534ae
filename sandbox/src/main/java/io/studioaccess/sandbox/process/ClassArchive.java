package io.studioaccess.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The classes of a process, parsed and verified, for the next ones with the same class path. They
 * start in half the time, as functions restored by SnapStart do, and run the same code with the
 * same flags.
 *
 * <p>Until it is there, one process at a time records its classes. The JVM writes them down when it
 * ends in peace.
 *
 * @param file there, or to be made; another one after a change to the class path or the JVM
 */
public record ClassArchive(Path file) {

  /** Flags of a JVM with an agent: else it neither makes nor takes an archive. */
  public static final List<String> BESIDE_AN_AGENT =
      List.of("-XX:+UnlockDiagnosticVMOptions", "-XX:+AllowArchivingWithJavaAgent");

  /** What the JVM says of classes that it leaves out is nothing for the function's log. */
  private static final List<String> QUIETLY = List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

  private static final Set<Path> BEING_RECORDED = ConcurrentHashMap.newKeySet();

  /** Named after the jar, in a folder that may be missing. */
  static ClassArchive of(Path folder, Path jar, List<Path> classPath) {
    String versions =
        classPath.stream()
            .map(ClassArchive::version)
            .collect(Collectors.joining(" ", System.getProperty("java.vm.version"), ""));
    return new ClassArchive(
        folder.resolve(
            "%s-%d-%08x.jsa".formatted(jar.getFileName(), classPath.size(), versions.hashCode())));
  }

  private static String version(Path jar) {
    try {
      return jar.toString() + Files.getLastModifiedTime(jar) + Files.size(jar);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  List<String> flags() {
    return Files.exists(file)
        ? Stream.concat(Stream.of("-XX:SharedArchiveFile=" + file), QUIETLY.stream()).toList()
        : List.of();
  }

  /** Empty if the archive is there, or is being recorded. */
  Optional<Recording> recording() {
    if (Files.exists(file) || !BEING_RECORDED.add(file)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(file.getParent());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return Optional.of(new Recording());
  }

  /** That of one process. */
  final class Recording implements AutoCloseable {

    /** Of this JVM alone. */
    private final Path unfinished =
        file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid());

    List<String> flags() {
      return Stream.concat(Stream.of("-XX:ArchiveClassesAtExit=" + unfinished), QUIETLY.stream())
          .toList();
    }

    /** After the process has ended. */
    void keep() {
      try {
        if (Files.exists(unfinished)) {
          Files.move(unfinished, file, StandardCopyOption.ATOMIC_MOVE);
          deleteOlder();
        }
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    /** Archives of the same jar and class path, as they were before the last build. */
    private void deleteOlder() throws IOException {
      String name = file.getFileName().toString();
      String prefix = name.substring(0, name.lastIndexOf('-') + 1);
      try (Stream<Path> archives = Files.list(file.resolveSibling(""))) {
        for (Path archive : archives.toList()) {
          String other = archive.getFileName().toString();
          if (other.startsWith(prefix) && other.endsWith(".jsa") && !other.equals(name)) {
            Files.deleteIfExists(archive);
          }
        }
      }
    }

    @Override
    public void close() {
      BEING_RECORDED.remove(file);
    }
  }
}
