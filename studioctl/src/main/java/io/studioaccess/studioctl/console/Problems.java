package io.studioaccess.studioctl.console;

import io.studioaccess.reconcile.InaccessibleAccountException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.IParameterExceptionHandler;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Whatever goes wrong, in a line or two. */
public final class Problems implements IExecutionExceptionHandler, IParameterExceptionHandler {
  private static final Pattern ACTION = Pattern.compile("perform:? ([a-z0-9-]+:[A-Za-z]+)");

  private final Console console;
  private final GlobalOptions options;

  public Problems(Console console, GlobalOptions options) {
    this.console = console;
    this.options = options;
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
    return switch (thrown) {
      case Problem problem -> text(problem);
      case InaccessibleAccountException inaccessible -> text(inaccessible);
      case AwsServiceException service -> ofAws(service);
      case SdkClientException client -> ofTheWay(client);
      default ->
          Optional.ofNullable(thrown.getCause())
              .filter(Problems::isKnown)
              .map(this::message)
              .orElseGet(
                  () ->
                      "unexpected: %s. Run it again with --debug and report what it shows."
                          .formatted(thrown));
    };
  }

  /** Beans are made while a command runs, and what they throw comes wrapped. */
  private static boolean isKnown(Throwable cause) {
    return cause instanceof Problem
        || cause instanceof SdkClientException
        || cause instanceof AwsServiceException
        || (cause.getCause() != null && isKnown(cause.getCause()));
  }

  private static String text(Throwable thrown) {
    return String.valueOf(thrown.getMessage());
  }

  private static String ofAws(AwsServiceException e) {
    String code = e.awsErrorDetails() == null ? "" : e.awsErrorDetails().errorCode();
    String said = e.awsErrorDetails() == null ? text(e) : e.awsErrorDetails().errorMessage();
    if (e.isThrottlingException()) {
      return "AWS is too busy (%s). Nothing is lost: run it again in a minute.".formatted(code);
    }
    return switch (code) {
      case "ExpiredToken", "ExpiredTokenException" ->
          "The credentials have expired: sign in again (aws sso login), or renew them.";
      case "InvalidClientTokenId",
          "UnrecognizedClientException",
          "SignatureDoesNotMatch",
          "InvalidSignatureException",
          "IncompleteSignature",
          "InvalidAccessKeyId" ->
          "AWS does not know these credentials (%s): check AWS_PROFILE, AWS_ACCESS_KEY_ID, or --profile."
              .formatted(code);
      case "AccessDenied",
          "AccessDeniedException",
          "UnauthorizedOperation",
          "AccessDenied.Exception" ->
          denied(said);
      default -> "AWS says: %s (%s)".formatted(said, code);
    };
  }

  private static String denied(String said) {
    Matcher action = ACTION.matcher(said);
    return action.find()
        ? "These credentials may not do %s. docs/studioctl.md lists what each command needs. AWS says: %s"
            .formatted(action.group(1), said)
        : "These credentials may not do that. docs/studioctl.md lists what each command needs. AWS"
            + " says: "
            + said;
  }

  private String ofTheWay(SdkClientException e) {
    String said = text(e);
    if (said.contains("Unable to load region")) {
      return "No region is given: say --region, or set AWS_REGION.";
    }
    if (said.contains("Unable to load credentials")) {
      return "No credentials are found: sign in (aws sso login), set AWS_PROFILE, or say"
          + " --profile.";
    }
    String where =
        options.endpoint().map(Object::toString).orElse("AWS in this region; check --region");
    return "No answer from %s: %s".formatted(where, rootOf(e));
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return text(root);
  }
}
