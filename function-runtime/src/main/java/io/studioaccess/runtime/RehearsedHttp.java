package io.studioaccess.runtime;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
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
 * Answers in AWS's place, from a file: operation to answers, in their order; the last one stays. An
 * answer with a {@code __type} is an error, and an operation that is not named has nothing to say.
 * It has no connection, so that nothing asked of it can reach anybody.
 */
final class RehearsedHttp implements SdkHttpClient {
  private static final Argument<Map<String, List<Map<String, Object>>>> ANSWERS =
      Argument.mapOf(Argument.STRING, Argument.listOf(Argument.mapOf(String.class, Object.class)));

  private final JsonMapper json;
  private final Map<String, Queue<Map<String, Object>>> answers = new HashMap<>();

  private RehearsedHttp(JsonMapper json, Map<String, List<Map<String, Object>>> answers) {
    this.json = json;
    answers.forEach((operation, given) -> this.answers.put(operation, new ArrayDeque<>(given)));
  }

  static RehearsedHttp from(String resource, JsonMapper json) {
    try (InputStream file = RehearsedHttp.class.getResourceAsStream(resource)) {
      if (file == null) {
        throw new IllegalStateException("this function has no " + resource);
      }
      return new RehearsedHttp(json, json.readValue(file, ANSWERS));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public ExecutableHttpRequest prepareRequest(HttpExecuteRequest request) {
    return new ExecutableHttpRequest() {
      @Override
      public HttpExecuteResponse call() throws IOException {
        return answer(request);
      }

      @Override
      public void abort() {}
    };
  }

  /** The protocol of all services here: the operation stands in a header. */
  private HttpExecuteResponse answer(HttpExecuteRequest request) throws IOException {
    String target = request.httpRequest().firstMatchingHeader("X-Amz-Target").orElseThrow();
    Map<String, Object> answer = next(target.substring(target.indexOf('.') + 1));
    byte[] body = json.writeValueAsBytes(answer);
    return HttpExecuteResponse.builder()
        .response(
            SdkHttpResponse.builder()
                .statusCode(answer.containsKey("__type") ? 400 : 200)
                .putHeader("Content-Type", "application/x-amz-json-1.1")
                .putHeader("Content-Length", Integer.toString(body.length))
                .build())
        .responseBody(AbortableInputStream.create(new ByteArrayInputStream(body)))
        .build();
  }

  private synchronized Map<String, Object> next(String operation) {
    Queue<Map<String, Object>> given = answers.getOrDefault(operation, new ArrayDeque<>());
    Map<String, Object> answer = given.size() > 1 ? given.poll() : given.peek();
    return answer == null ? Map.of() : answer;
  }

  @Override
  public void close() {}
}
