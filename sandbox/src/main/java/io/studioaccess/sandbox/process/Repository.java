package io.studioaccess.sandbox.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/** What the Maven build left in the working copy for the sandbox to run. */
public record Repository(Path root) {

  private static final String BUILD = "run mvn package first";
  private static final String ARCHIVES = "sandbox/target/class-archives";

  /** The packaged jar of the function that holds the class. */
  public Path functionJar(String className) {
    String entry = className.replace('.', '/') + ".class";
    try (Stream<Path> modules = Files.list(root)) {
      return modules
          .map(module -> module.resolve("target"))
          .filter(Files::isDirectory)
          .flatMap(Repository::functionJars)
          .filter(jar -> contains(jar, entry))
          .findFirst()
          .orElseThrow(
              () ->
                  new IllegalStateException(
                      "no */target/*-function.jar under %s holds %s: %s"
                          .formatted(root, className, BUILD)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public List<Path> dynamoDbLocal() {
    Path target = root.resolve("sandbox/dynamodb-local/target");
    return List.of(
        existing(target.resolve("classes")), existing(target.resolve("lib")).resolve("*"));
  }

  public Path functionClock() {
    return existing(root.resolve("sandbox/function-clock/target/function-clock.jar"));
  }

  /** The classes that shorten the SDK's waits; before the function's jar, or as an agent. */
  public Path functionWaits() {
    return existing(root.resolve("sandbox/function-waits/target/function-waits.jar"));
  }

  /**
   * The class archive of a process that runs the jar with others beside it. Empty if Maven did not
   * build the jar in this working copy: no later process would use it.
   */
  public Optional<ClassArchive> archive(Path jar, List<Path> classPath) {
    Path build = existing(root);
    boolean builtHere =
        jar.startsWith(build) && existing(build.resolve("sandbox")).startsWith(build);
    return builtHere
        ? Optional.of(ClassArchive.of(build.resolve(ARCHIVES), jar, classPath))
        : Optional.empty();
  }

  private static Path existing(Path path) {
    try {
      return path.toRealPath();
    } catch (IOException e) {
      throw new IllegalStateException("there is no " + path + ": " + BUILD, e);
    }
  }

  private static Stream<Path> functionJars(Path target) {
    try (Stream<Path> files = Files.list(target)) {
      return files
          .filter(file -> file.getFileName().toString().endsWith("-function.jar"))
          .toList()
          .stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean contains(Path jar, String entry) {
    try (var file = new JarFile(jar.toFile())) {
      return file.getEntry(entry) != null;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
