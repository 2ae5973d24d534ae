package io.studioaccess.aws.sqs;

import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.JsonWriter;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Sends events about the directory to a queue, as a rule does. */
public final class DirectoryEventSender {
  private final SqsClient sqs;
  private final String queueUrl;
  private final JsonWriter json;

  public DirectoryEventSender(SqsClient sqs, String queueUrl, JsonMapper mapper) {
    this.sqs = sqs;
    this.queueUrl = queueUrl;
    this.json = new JsonWriter(mapper);
  }

  public void send(Map<String, ? extends @Nullable Object> event) {
    send(event, Duration.ZERO);
  }

  /**
   * @param delay whole seconds, at most SQS's maximum of 15 minutes
   */
  public void send(Map<String, ? extends @Nullable Object> event, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(json.text(event))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
