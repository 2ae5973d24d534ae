package io.studioaccess.sandbox.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Runs in a separate process and does what the message bodies ask for. It has no libraries but
 * Lambda's.
 */
public final class TestHandler implements RequestStreamHandler {

  private static final Pattern RECORD =
      Pattern.compile("\"messageId\":\"([^\"]+)\".*?\"body\":\"([^\"]*)\"");
  private static final Pattern CHANGE =
      Pattern.compile("\"Keys\":\\{\"pk\":\\{\"S\":\"([^\"]*)\".*?\"SequenceNumber\":\"(\\d+)\"");

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    String event = new String(input.readAllBytes(), StandardCharsets.UTF_8);
    System.out.println("got " + event);
    if (event.contains("environment")) {
      output.write(
          ("\"" + String.join(" ", System.getenv().keySet()) + "\"")
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (event.contains("explode")) {
      throw new IllegalStateException("as asked");
    }
    if (event.contains("hang")) {
      pause();
    }
    if (event.contains("read-table")) {
      output.write(
          ("\"" + call("DynamoDB_20120810.GetItem", "dynamodb") + "\"")
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (event.contains("write-table")) {
      output.write(
          ("\"" + call("DynamoDB_20120810.PutItem", "dynamodb") + "\"")
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    if (event.contains("scan-table")) {
      output.write(
          ("\"" + call("DynamoDB_20120810.Scan", "dynamodb") + "\"")
              .getBytes(StandardCharsets.UTF_8));
      return;
    }
    var failures = new ArrayList<String>();
    for (Matcher record = RECORD.matcher(event); record.find(); ) {
      if (record.group(2).equals("fail")) {
        failures.add(record.group(1));
      }
    }
    for (Matcher change = CHANGE.matcher(event); change.find(); ) {
      if (change.group(1).equals("fail")) {
        failures.add(change.group(2));
      }
      if (change.group(1).equals("echo")) {
        call("DynamoDB_20120810.GetItem", "dynamodb");
      }
    }
    output.write(
        ("{\"batchItemFailures\":["
                + failures.stream()
                    .map("{\"itemIdentifier\":\"%s\"}"::formatted)
                    .collect(Collectors.joining(","))
                + "]}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private static int call(String target, String service) throws IOException {
    var request =
        HttpRequest.newBuilder(URI.create(System.getenv("AWS_ENDPOINT_URL")))
            .header("X-Amz-Target", target)
            .header("Content-Type", "application/x-amz-json-1.0")
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260302/%s/%s/aws4_request, SignedHeaders=host, Signature=0"
                    .formatted(
                        System.getenv("AWS_ACCESS_KEY_ID"), System.getenv("AWS_REGION"), service))
            .POST(
                HttpRequest.BodyPublishers.ofString(
                    "{\"TableName\":\"%s\",\"%s\":{\"pk\":{\"S\":\"x\"}}}"
                        .formatted(
                            System.getenv("TABLE"), target.endsWith("PutItem") ? "Item" : "Key")))
            .build();
    try (HttpClient http = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode();
    } catch (InterruptedException e) {
      throw new IOException(e);
    }
  }

  private static void pause() {
    try {
      Thread.sleep(60_000);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
