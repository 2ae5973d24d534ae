package io.studioaccess.studioctl.init;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.FileReason;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The files of a deployment. All of them are written, or none. */
@Singleton
final class DeploymentFiles {
  static final String SAM_CONFIG = "samconfig.toml";
  static final String PARAMETERS = "parameters.json";
  static final String MAPPING = "mapping.yaml";

  private final Display display;

  DeploymentFiles(Display display) {
    this.display = display;
  }

  /**
   * @throws CommandException if the directory does not exist
   */
  static void requireDirectory(Path directory) {
    if (!Files.isDirectory(directory.toAbsolutePath())) {
      throw new CommandException("--directory: %s is no directory.".formatted(directory));
    }
  }

  /**
   * Writes the files and returns their paths. What stands in them already is overwritten only with
   * {@code --force}, or if somebody says so. A samconfig.toml without parameters gets them, unless
   * it is for another stack or region.
   */
  List<Path> write(
      InitOptions options, Installation stack, Map<String, String> parameters, String mapping) {
    Path directory = options.directory();
    SamConfig samConfig = SamConfig.of(read(directory.resolve(SAM_CONFIG)));
    Map<Path, String> contents = new LinkedHashMap<>();
    contents.put(
        directory.resolve(SAM_CONFIG),
        samConfig.with(stack.stack(), stack.region().value(), parameters));
    contents.put(directory.resolve(PARAMETERS), ParametersFile.of(parameters));
    contents.put(directory.resolve(MAPPING), mapping);
    confirm(
        contents.entrySet().stream()
            .filter(
                file ->
                    read(file.getKey())
                        .filter(existing -> !existing.equals(file.getValue()))
                        .isPresent())
            .map(Map.Entry::getKey)
            .flatMap(
                file ->
                    file.endsWith(SAM_CONFIG)
                        ? chosen(samConfig, stack).map(what -> what + " in " + file)
                        : Stream.of(file.toString()))
            .toList(),
        options);
    WholeFiles.write(contents);
    return List.copyOf(contents.keySet());
  }

  /** What somebody chose. */
  private static Stream<String> chosen(SamConfig samConfig, Installation stack) {
    return samConfig.hasParameters()
        ? Stream.of("the parameters")
        : samConfig.otherPlace(stack.stack(), stack.region().value()).stream();
  }

  private void confirm(List<String> overwritten, InitOptions options) {
    if (overwritten.isEmpty() || options.isForce()) {
      return;
    }
    String files = String.join(", ", overwritten);
    if (!display.isInteractive()) {
      throw new CommandException(
          "%s: would be overwritten. Pass --force, or another --directory. Nothing was written."
              .formatted(files));
    }
    display.confirm("Overwrite %s?".formatted(files));
  }

  private static Optional<String> read(Path file) {
    try {
      return Files.exists(file) ? Optional.of(Files.readString(file)) : Optional.empty();
    } catch (IOException e) {
      throw new CommandException(
          "Cannot read %s: %s. Nothing was written.".formatted(file, FileReason.of(e)), e);
    }
  }
}
