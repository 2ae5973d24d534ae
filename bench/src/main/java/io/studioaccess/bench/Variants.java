package io.studioaccess.bench;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.api.client.AWSLambda;
import com.amazonaws.services.lambda.runtime.serialization.PojoSerializer;
import io.studioaccess.bench.yardstick.LightHandler;
import io.studioaccess.bench.yardstick.PlainHandler;
import io.studioaccess.sandbox.cloudformation.template.TemplateFunction;
import io.studioaccess.sandbox.process.Repository;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.utilslite.SdkInternalThreadLocal;

/** Builds the command lines of the compared handlers. */
final class Variants {
  static final String STUDIO_ACCESS = "Studio Access";
  static final String PRIMED = "Studio Access, restored";
  static final String PYTHON = "plain Python";
  private static final String PLAIN_JAVA = "plain Java";
  private static final String LIGHT_JAVA = "Java without the SDK";

  /** The share of the memory that Lambda leaves to the heap. */
  private static final double HEAP_SHARE = 0.85;

  private final Path bench;
  private final TemplateFunction function;
  private final Path jar;

  Variants(Path repository, TemplateFunction function) {
    this.bench = repository.resolve("bench");
    this.function = function;
    this.jar = new Repository(repository).functionJar(function.handlerClass());
  }

  /** All variants in table order. Python is included only if python3 and boto3 are installed. */
  List<Variant> all() {
    List<Variant> all = new ArrayList<>();
    all.add(java(STUDIO_ACCESS, false, function.handler(), jar));
    all.add(java(PRIMED, true, function.handler(), jar));
    all.add(
        java(
            PLAIN_JAVA,
            false,
            PlainHandler.class.getName(),
            codeLocation(PlainHandler.class),
            jar));
    all.add(
        java(
            LIGHT_JAVA,
            false,
            LightHandler.class.getName(),
            codeLocation(LightHandler.class),
            jar));
    python("handler").ifPresent(all::add);
    return all;
  }

  /** Uses the flags that Lambda sets. Lambda enables C2 only under SnapStart. */
  private Variant java(String name, boolean primed, String handler, Path... code) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-Xmx" + Math.round(function.memory() * HEAP_SHARE) + "m");
    command.addAll(List.of("-XX:+UseSerialGC", "-XX:+TieredCompilation", "-Xshare:auto"));
    if (!primed) {
      command.add("-XX:TieredStopAtLevel=1");
    }
    command.add("-Dorg.crac.Core.Compat=com.amazonaws.services.lambda.crac");
    command.add("-Djava.net.preferIPv4Stack=true");
    command.add("--enable-native-access=ALL-UNNAMED");
    command.add("-cp");
    command.add(
        Stream.concat(
                Stream.of(code),
                Stream.of(
                        AWSLambda.class,
                        Context.class,
                        PojoSerializer.class,
                        SdkInternalThreadLocal.class)
                    .map(Variants::codeLocation))
            .map(Path::toString)
            .collect(Collectors.joining(File.pathSeparator)));
    command.add(AWSLambda.class.getName());
    command.add(handler);
    return new Variant(name, command, primed, size(jar));
  }

  /**
   * Empty if python3 or boto3 is missing.
   *
   * @param module of the yardstick, whose function {@code handle} is measured
   */
  Optional<Variant> python(String module) {
    Optional<String> python = outputOf("python3", "import sys, boto3; print(sys.executable)");
    if (python.isEmpty()) {
      System.err.println(
          "python3 with boto3 is missing: the report has no Python column and no ratios.");
      return Optional.empty();
    }
    Path folder = bench.resolve("yardstick/python");
    List<String> command =
        outputOf(python.get(), "import awslambdaric").isPresent()
            ? List.of(python.get(), "-m", "awslambdaric", module + ".handle")
            : List.of(python.get(), folder.resolve("client.py").toString(), module);
    return Optional.of(new Variant(PYTHON, command, false, size(folder.resolve(module + ".py"))));
  }

  /** The program's output; empty if Python is missing or the program failed. */
  private static Optional<String> outputOf(String python, String program) {
    try {
      Process process =
          new ProcessBuilder(python, "-c", program)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      String output =
          new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8).strip();
      return process.waitFor(1, TimeUnit.MINUTES) && process.exitValue() == 0
          ? Optional.of(output)
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return Optional.empty();
    }
  }

  private static long size(Path file) {
    try {
      return Files.size(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path codeLocation(Class<?> type) {
    try {
      return Path.of(type.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
