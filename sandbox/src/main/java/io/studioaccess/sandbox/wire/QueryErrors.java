package io.studioaccess.sandbox.wire;

/** Errors as the query protocol has them: without the suffix of JSON's codes, and with 403. */
final class QueryErrors {

  private QueryErrors() {}

  static String codeOf(ServiceException error) {
    return switch (error.code()) {
      case "AccessDeniedException" -> "AccessDenied";
      case "ValidationException" -> "ValidationError";
      case "ThrottlingException" -> "Throttling";
      case "UnrecognizedClientException" -> "InvalidClientTokenId";
      case "ExpiredTokenException" -> "ExpiredToken";
      default -> error.code();
    };
  }

  static int statusOf(ServiceException error) {
    return switch (codeOf(error)) {
      case "AccessDenied", "InvalidClientTokenId", "ExpiredToken" -> 403;
      default -> error.status();
    };
  }
}
