package io.studioaccess.studioctl.console;

import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
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

/**
 * Prints errors in one or two sentences, in lines of the terminal's width, with the stack trace if
 * {@code --debug} is passed.
 */
public final class ErrorHandler implements IExecutionExceptionHandler, IParameterExceptionHandler {
  /** Of a message, in characters. AWS's own are shorter; their limits are not documented. */
  private static final int MAX_LENGTH = 2_000;

  private final Console console;
  private final GlobalOptions options;
  private final Layout layout;
  private final ConnectionErrors connectionErrors;

  public ErrorHandler(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
    this.layout = new Layout(console, options);
    this.connectionErrors = new ConnectionErrors(options);
  }

  @Override
  public int handleExecutionException(
      Exception thrown, CommandLine commandLine, ParseResult parseResult) {
    if (options.isDebug()) {
      StringWriter trace = new StringWriter();
      thrown.printStackTrace(new PrintWriter(trace));
      console.notes(trace.toString().lines().map(line -> line.replace("\t", "    ")));
    }
    note("studioctl: " + message(thrown));
    if (thrown instanceof CommandException known) {
      known.details().forEach(this::note);
    }
    return thrown instanceof CommandException known ? known.exitCode() : ExitCode.FAILED;
  }

  @Override
  public int handleParseException(ParameterException thrown, String[] args) {
    CommandLine command = thrown.getCommandLine();
    if (thrown instanceof MissingCommandException) {
      console.help(command);
      return ExitCode.USAGE;
    }
    note("studioctl: " + bounded(CommandNames.usageError(thrown)) + CommandNames.meantBy(thrown));
    note("See \"%s --help\".".formatted(command.getCommandSpec().qualifiedName()));
    return ExitCode.USAGE;
  }

  private void note(String text) {
    layout.folded(List.of(text)).forEach(console::note);
  }

  /** Says what is wrong and what to do next. */
  public String message(Throwable thrown) {
    return bounded(
        causes(thrown)
            .flatMap(cause -> knownMessage(cause).stream())
            .findFirst()
            .orElseGet(() -> unexpectedMessage(causes(thrown).toList().getLast())));
  }

  private static String bounded(String message) {
    return message.length() > MAX_LENGTH
        ? "%s… (%,d characters)".formatted(message.substring(0, MAX_LENGTH), message.length())
        : message;
  }

  /** Micronaut wraps exceptions of bean constructors. */
  private static Stream<Throwable> causes(Throwable thrown) {
    return Stream.iterate(thrown, Objects::nonNull, Throwable::getCause);
  }

  private Optional<String> knownMessage(Throwable cause) {
    return switch (cause) {
      case CommandException known -> Optional.of(text(known));
      case InaccessibleAccountException inaccessible -> Optional.of(text(inaccessible));
      case AwsServiceException service -> Optional.of(AwsError.of(service).userMessage());
      case SdkClientException client -> Optional.of(connectionErrors.userMessage(client));
      default -> Optional.empty();
    };
  }

  private static String unexpectedMessage(Throwable root) {
    return "Unexpected error: %s. Run the command again with --debug and report the output."
        .formatted(root.toString().lines().findFirst().orElseThrow());
  }

  private static String text(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }
}
