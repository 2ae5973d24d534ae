package io.studioaccess.studioctl.console;

import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Whatever goes wrong, in a line or two. */
public final class Problems implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private final Console console;
  private final GlobalOptions options;
  private final ConnectionErrors noAnswer;

  public Problems(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
    this.noAnswer = new ConnectionErrors(options);
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parseResult) {
    if (options.isDebug()) {
      thrown.printStackTrace(console.err());
    }
    console.err().println("studioctl: " + message(thrown));
    return thrown instanceof Problem problem ? problem.exitCode() : ExitCode.FAILED;
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] args) {
    CommandLine command = thrown.getCommandLine();
    console.err().println("studioctl: " + thrown.getMessage());
    console.err().println("See \"%s --help\".".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  /** What is wrong, and what to do about it. */
  public String message(Throwable thrown) {
    return causes(thrown)
        .flatMap(cause -> known(cause).stream())
        .findFirst()
        .orElseGet(() -> unexpected(causes(thrown).toList().getLast()));
  }

  /** Beans are made while a command runs, and what they throw comes wrapped. */
  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  private Optional<String> known(Throwable cause) {
    return switch (cause) {
      case Problem problem -> Optional.of(text(problem));
      case InaccessibleAccountException inaccessible -> Optional.of(text(inaccessible));
      case AwsServiceException service -> Optional.of(AwsRefusal.of(service).words());
      case SdkClientException client -> Optional.of(noAnswer.words(client));
      default -> Optional.empty();
    };
  }

  private static String unexpected(Throwable root) {
    return "unexpected: %s. Run it again with --debug and report what it shows."
        .formatted(root.toString().lines().findFirst().orElseThrow());
  }

  private static String text(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
