package io.studioaccess.runtime;

import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import software.amazon.awssdk.http.AbortableInputStream;
import software.amazon.awssdk.http.ExecutableHttpRequest;
import software.amazon.awssdk.http.HttpExecuteRequest;
import software.amazon.awssdk.http.HttpExecuteResponse;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * Returns canned AWS responses, by operation and in order. The last response is repeated. A
 * response with a {@code __type} is an error, and an operation without responses returns an empty
 * object. It opens no connection, so that no request can reach AWS.
 */
final class RehearsedHttp implements SdkHttpClient {
  private final JsonMapper json;
  private final Map<String, Queue<Map<String, Object>>> responses = new HashMap<>();

  RehearsedHttp(JsonMapper json) {
    this.json = json;
  }

  /** Returns these responses from now on, from the first. */
  synchronized void play(Map<String, List<Map<String, Object>>> canned) {
    responses.clear();
    canned.forEach((operation, inOrder) -> responses.put(operation, new ArrayDeque<>(inOrder)));
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return respond(request);
      }

      @Override
      public void abort() {}
    };
  }

  /** All services used here have the AWS JSON protocol, which names the operation in a header. */
  private HttpExecuteResponse respond(HttpExecuteRequest request) throws IOException {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    Map<String, Object> response = next(target.substring(target.indexOf('.') + 1));
    byte[] body = json.writeValueAsBytes(response);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(response.containsKey("__type") ? 400 : 200)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private synchronized Map<String, Object> next(String operation) {
    Queue<Map<String, Object>> canned = responses.getOrDefault(operation, new ArrayDeque<>());
    Map<String, Object> response = canned.size() > 1 ? canned.poll() : canned.peek();
    return response == null ? Map.of() : response;
  }

  @Override
  public void close() {}
}
