package io.studioaccess.sandbox.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import io.studioaccess.aws.client.ClientDefaults;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Calls DynamoDB and SageMaker in turn, as often as the payload says, with clients like those of
 * the functions. Returns how many milliseconds that took.
 */
public final class SdkHandler implements RequestStreamHandler {

  private final DynamoDbClient dynamoDb =
      ClientDefaults.with(DynamoDbClient.builder(), UrlConnectionHttpClient.create()).build();
  private final SageMakerClient sageMaker =
      ClientDefaults.with(SageMakerClient.builder(), UrlConnectionHttpClient.create()).build();

  @Override
  public void handleRequest(InputStream input, OutputStream output, Context context)
      throws IOException {
    int calls = Integer.parseInt(new String(input.readAllBytes(), StandardCharsets.UTF_8));
    long start = System.nanoTime();
    for (int i = 0; i < calls; i++) {
      call(i);
    }
    long millis = (System.nanoTime() - start) / 1_000_000;
    output.write(Long.toString(millis).getBytes(StandardCharsets.UTF_8));
  }

  private void call(int number) {
    try {
      if (number % 2 == 0) {
        dynamoDb.getItem(
            r -> r.tableName(System.getenv("TABLE")).key(Map.of("pk", AttributeValue.fromS("x"))));
      } else {
        sageMaker.listDomains(r -> {});
      }
    } catch (SdkException e) {
      System.out.println("failed: " + e.getMessage());
    }
  }
}
