package io.studioaccess.studioctl.console;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Messages for client-side exceptions of the SDK. Some of them can only be told apart by their
 * text.
 */
final class ConnectionErrors {
  private final GlobalOptions options;

  ConnectionErrors(GlobalOptions options) {
    this.options = options;
  }

  String userMessage(SdkClientException e) {
    String message = String.valueOf(e.getMessage());
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return "%s did not respond in time, even after several retries. Run the command again in a minute."
          .formatted(endpoint());
    }
    if (message.contains("Unable to load region")) {
      return "No region. Pass --region or set AWS_REGION.";
    }
    if (message.contains("nmarshall")) {
      return CommandException.NOT_AWS;
    }
    return "Cannot reach %s (%s). Check the network and %s."
        .formatted(
            endpoint(), rootMessage(e), options.endpoint().isPresent() ? "the URL" : "--region");
  }

  private String endpoint() {
    return options.endpoint().map(Object::toString).orElse("AWS");
  }

  private static String rootMessage(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
