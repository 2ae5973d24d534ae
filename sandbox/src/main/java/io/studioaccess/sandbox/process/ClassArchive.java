package io.studioaccess.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The parsed and verified classes of a process, for later processes with the same class path. They
 * start in half the time, as functions restored by SnapStart do, and run the same code with the
 * same flags.
 *
 * <p>While the archive is missing, one process at a time records its classes, also if several JVMs
 * run sandboxes. The process writes them when it exits normally. There is at most one archive for
 * each jar and number of jars beside it: a new build's archive replaces the older one.
 *
 * @param file exists once a process has recorded its classes; its name changes with the class path
 *     and the JVM
 */
public record ClassArchive(Path file) {

  /** Keeps the JVM's notes on classes that it leaves out away from the function's log. */
  private static final List<String> QUIETLY = List.of("-Xlog:cds*=off", "-Xlog:aot*=off");

  /**
   * @param folder may be missing
   */
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

  /** Empty if the archive exists or is being recorded. */
  Optional<Recording> recording() {
    if (Files.exists(file)) {
      return Optional.empty();
    }
    try {
      Files.createDirectories(file.getParent());
      FileChannel channel =
          FileChannel.open(lockFile(), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      try {
        FileLock lock = channel.tryLock();
        if (lock != null) {
          return Optional.of(new Recording(channel));
        }
      } catch (OverlappingFileLockException e) {
        // Another process of this JVM is recording.
      }
      channel.close();
      return Optional.empty();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The same for all builds. */
  private Path lockFile() {
    return file.resolveSibling(withoutVersion() + ".lock");
  }

  private String withoutVersion() {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('-'));
  }

  /** The recording of one process. The operating system ends its lock with this JVM. */
  final class Recording implements AutoCloseable {
    private final FileChannel lock;

    /** The same for all builds, so that what a killed process left is replaced. */
    private final Path unfinished = file.resolveSibling(withoutVersion() + ".unfinished");

    private Recording(FileChannel lock) throws IOException {
      this.lock = lock;
      Files.deleteIfExists(unfinished);
    }

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

    private void deleteOlder() throws IOException {
      String name = file.getFileName().toString();
      try (Stream<Path> archives = Files.list(file.resolveSibling(""))) {
        for (Path archive : archives.toList()) {
          String other = archive.getFileName().toString();
          if (other.startsWith(withoutVersion() + "-")
              && other.endsWith(".jsa")
              && !other.equals(name)) {
            Files.deleteIfExists(archive);
          }
        }
      }
    }

    @Override
    public void close() {
      try (lock) {
        Files.deleteIfExists(unfinished);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
