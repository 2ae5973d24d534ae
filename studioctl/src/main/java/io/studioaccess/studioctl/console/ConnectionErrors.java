package io.studioaccess.studioctl.console;

import software.amazon.awssdk.core.exception.ApiCallAttemptTimeoutException;
import software.amazon.awssdk.core.exception.ApiCallTimeoutException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Why AWS was not asked at all, or did not answer. The SDK tells it in sentences alone. */
final class ConnectionErrors {
  private final GlobalOptions options;

  ConnectionErrors(GlobalOptions options) {
    this.options = options;
  }

  String words(SdkClientException e) {
    String said = String.valueOf(e.getMessage());
    if (e instanceof ApiCallTimeoutException || e instanceof ApiCallAttemptTimeoutException) {
      return "%s took too long to answer, also after several tries. Run it again in a minute."
          .formatted(where());
    }
    if (said.contains("Unable to load region")) {
      return "No region is given: say --region, or set AWS_REGION.";
    }
    if (said.contains("nmarshall")) {
      return Problem.NOT_AWS;
    }
    return "No answer from %s (%s): check the network and %s."
        .formatted(where(), rootOf(e), options.endpoint().isPresent() ? "the URL" : "--region");
  }

  private String where() {
    return options.endpoint().map(Object::toString).orElse("AWS");
  }

  private static String rootOf(Throwable thrown) {
    Throwable root = thrown;
    while (root.getCause() != null) {
      root = root.getCause();
    }
    return String.valueOf(root.getMessage());
  }
}
