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
 * A service that somebody else emulates. We only ask whether the caller may; request and answer
 * pass untouched, with their checksums, but for names that the backend has other ones for.
 */
record ForwardedService(
    String name,
    URI backend,
    HttpClient http,
    NeedsOf needs,
    NameTranslation names,
    Map<String, String> headers)
    implements AwsService {

  private static final String CONTENT_TYPE = "application/x-amz-json-1.0";
  private static final String CHECKSUM = "x-amz-crc32";
  private static final Set<String> NOT_OURS_TO_SET =
      Set.of(
          "host", "content-length", "connection", "expect", "upgrade", "transfer-encoding", "date");

  interface NeedsOf {
    List<Access> of(String operation, JsonNode request, Caller caller);
  }

  @Override
  public Understood understand(String operation, IncomingRequest incoming, Caller caller) {
    var json = Json.read(incoming.body());
    return new Understood(
        Json.logged(json, incoming.body()),
        needs.of(operation, json, caller),
        () -> forward(incoming));
  }

  private Reply forward(IncomingRequest incoming) {
    var request =
        HttpRequest.newBuilder(backend.resolve(incoming.path()))
            .method(
                incoming.method(),
                HttpRequest.BodyPublishers.ofByteArray(names.theirs(incoming.body())));
    passable(incoming.headers())
        .forEach((name, values) -> values.forEach(value -> request.header(name, value)));
    headers.forEach(request::setHeader);
    try {
      var answer = http.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
      var headers = new HashMap<>(passable(answer.headers().map()));
      if (!names.isEmpty()) {
        headers.remove(CHECKSUM);
      }
      return new Reply(answer.statusCode(), headers, names.ours(answer.body()));
    } catch (IOException e) {
      throw unavailable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unavailable(e);
    }
  }

  private Refusal unavailable(Exception reason) {
    return new Refusal(
        "ServiceUnavailable",
        503,
        "No answer from the backend of " + name + ": " + reason,
        Map.of());
  }

  private static Map<String, List<String>> passable(Map<String, List<String>> headers) {
    return headers.entrySet().stream()
        .filter(header -> !header.getKey().startsWith(":"))
        .filter(
            header -> !NOT_OURS_TO_SET.contains(header.getKey().toLowerCase(java.util.Locale.ROOT)))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  @Override
  public Reply refuse(Refusal refusal, String requestId) {
    return Json.error(refusal, CONTENT_TYPE);
  }
}
