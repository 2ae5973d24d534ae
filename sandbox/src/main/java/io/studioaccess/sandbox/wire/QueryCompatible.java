package io.studioaccess.sandbox.wire;

/**
 * A service that once spoke the query protocol only. Its errors keep their codes of that time in
 * the header {@code x-amzn-query-error}, which clients prefer to the code in the body.
 */
record QueryCompatible(AwsService service) implements AwsService {

  private static final int FIRST_SERVER_ERROR = 500;

  @Override
  public String name() {
    return service.name();
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    return service.parse(operation, incoming, caller);
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    int status = QueryErrors.statusOf(error);
    var withStatus = new ServiceException(error.code(), status, error.message(), error.members());
    String fault = status < FIRST_SERVER_ERROR ? "Sender" : "Receiver";
    return service
        .errorReply(withStatus, requestId)
        .with("x-amzn-query-error", QueryErrors.codeOf(error) + ";" + fault);
  }
}
