package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.util.List;
import java.util.Map;

/**
 * Translates queue URLs. Those in SQS's answers lead to the sandbox, at the address by which the
 * caller reached it; the backend knows only its own address, where nobody authorizes a call, and
 * accepts only its own URLs.
 */
record QueueUrls(ForwardedService backend) implements AwsService {

  private static final String QUEUE_URL = "QueueUrl";

  private static final Map<String, String> MEMBERS =
      Map.of(
          "CreateQueue",
          QUEUE_URL,
          "GetQueueUrl",
          QUEUE_URL,
          "ListQueues",
          "QueueUrls",
          "ListDeadLetterSourceQueues",
          "queueUrls");

  @Override
  public String name() {
    return backend.name();
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    ParsedRequest parsed = parseForBackend(operation, incoming, caller);
    String member = MEMBERS.get(operation);
    return member == null
        ? parsed
        : parsed.with(
            () -> withUrls(parsed.handler().get(), member, incoming.header("Host").orElseThrow()));
  }

  /** The call log keeps the URL that the caller sent. */
  private ParsedRequest parseForBackend(String operation, IncomingRequest incoming, Caller caller) {
    ObjectNode request = Json.read(incoming.body());
    JsonNode url = request.path(QUEUE_URL);
    if (!url.isTextual()) {
      return backend.parse(operation, incoming, caller);
    }
    ObjectNode translated = request.deepCopy();
    translated.put(QUEUE_URL, backend.backend() + "/" + afterLastSlash(url.asText()));
    ParsedRequest parsed = backend.parse(operation, incoming.with(Json.write(translated)), caller);
    return new ParsedRequest(
        Json.logged(request, incoming.body()), parsed.requiredActions(), parsed.handler());
  }

  private static String afterLastSlash(String url) {
    return url.substring(url.lastIndexOf('/') + 1);
  }

  private static Reply withUrls(Reply reply, String member, String host) {
    if (reply.status() != 200) {
      return reply;
    }
    ObjectNode body = Json.read(reply.body());
    switch (body.path(member)) {
      case ArrayNode urls -> {
        List<String> ours = urls.valueStream().map(url -> atSandbox(url, host)).toList();
        ArrayNode replaced = body.putArray(member);
        ours.forEach(replaced::add);
      }
      case JsonNode url when url.isTextual() -> body.put(member, atSandbox(url, host));
      default -> {
        // A page without queues has no member.
      }
    }
    return reply.withBody(Json.write(body));
  }

  /** A queue's URL ends with its account and name. */
  private static String atSandbox(JsonNode url, String host) {
    String path = URI.create(url.asText()).getPath();
    int account = path.lastIndexOf('/', path.lastIndexOf('/') - 1);
    return "http://" + host + path.substring(account);
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    return backend.errorReply(error, requestId);
  }
}
