package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.sandbox.policy.Access;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * A service with an emulator as its backend. The sandbox only authorizes the calls. Requests and
 * responses pass unchanged, with their checksums, except for names that the backend spells
 * differently, and for the {@link ScanLimit}.
 */
record ForwardedService(
    String name,
    URI backend,
    HttpClient http,
    ActionResolver actions,
    NameTranslation names,
    Map<String, String> headers)
    implements AwsService {

  private static final String CHECKSUM = "x-amz-crc32";
  private static final Set<String> RESTRICTED_HEADERS =
      Set.of(
          "host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "date");

  interface ActionResolver {
    List<Access> requiredActions(String operation, JsonNode request, Caller caller);
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    var json = Json.read(incoming.body());
    return new ParsedRequest(
        Json.logged(json, incoming.body()),
        actions.requiredActions(operation, json, caller),
        () -> forward(incoming, ScanLimit.apply(operation, json, incoming.body())));
  }

  private Reply forward(IncomingRequest incoming, byte[] body) {
    var request =
        HttpRequest.newBuilder(backend)
            .method(
                incoming.method(), HttpRequest.BodyPublishers.ofByteArray(names.toBackend(body)));
    forwardable(incoming.headers())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    headers.forEach(request::setHeader);
    try {
      var response = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var responseHeaders = new HashMap<>(forwardable(response.headers().map()));
      if (!names.isEmpty()) {
        responseHeaders.remove(CHECKSUM);
      }
      return new Reply(response.statusCode(), responseHeaders, names.fromBackend(response.body()));
    } catch (IOException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private ServiceException unavailable(Exception reason) {
    return new ServiceException(
        "ServiceUnavailable",
        503,
        "No answer from the backend of " + name + ": " + reason,
        Map.of());
  }

  private static Map<String, List<String>> forwardable(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> !header.getKey().startsWith(":"))
        .filter(
            header ->
                !RESTRICTED_HEADERS.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    return Json.error(error, Json.CONTENT_TYPE_1_0);
  }
}
