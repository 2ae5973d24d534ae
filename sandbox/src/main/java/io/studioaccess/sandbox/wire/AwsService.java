package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** One AWS service, in the protocol that it speaks. */
interface AwsService {

  /** The name as in {@code AWS_ENDPOINT_URL_<SERVICE>}, e.g. {@code identitystore}. */
  String name();

  /**
   * Parses a request, without any effect.
   *
   * @throws ServiceException if the request is invalid
   */
  ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller);

  Reply errorReply(ServiceException error, String requestId);

  /**
   * A valid request: the actions that it requires, and its handler, which runs after authorization.
   *
   * @param request its members, for the call log
   */
  record ParsedRequest(
      Map<String, ?> request, List<Access> requiredActions, Supplier<Reply> handler) {

    ParsedRequest with(Supplier<Reply> otherHandler) {
      return new ParsedRequest(request, requiredActions, otherHandler);
    }
  }
}
