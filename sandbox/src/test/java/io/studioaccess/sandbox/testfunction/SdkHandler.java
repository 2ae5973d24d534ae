package io.studioaccess.sandbox.testfunction;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * Calls DynamoDB and SageMaker in turn, as often as the payload says, with the SDK's adaptive
 * retries, which wait longest. Returns how many milliseconds that took.
 */
public final class SdkHandler implements RequestStreamHandler {

  private final DynamoDbClient dynamoDb = patient(DynamoDbClient.builder()).build();
  private final SageMakerClient sageMaker = patient(SageMakerClient.builder()).build();

  private static <B extends AwsSyncClientBuilder<B, ?> & AwsClientBuilder<B, ?>> B patient(
      B builder) {
    return builder
        .httpClient(UrlConnectionHttpClient.create())
        .overrideConfiguration(
            override -> override.retryStrategy(AwsRetryStrategy.adaptiveRetryStrategy()));
  }

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
