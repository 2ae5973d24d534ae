package io.studioaccess.aws;

import io.micronaut.json.JsonMapper;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.LookAgainQueues;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The two functions' queues on SQS. */
public final class SqsLookAgainQueues implements LookAgainQueues {
  private final SqsClient sqs;
  private final String mine;
  private final String theOthers;
  private final Json json;

  public SqsLookAgainQueues(SqsClient sqs, String mine, String theOthers, JsonMapper mapper) {
    this.sqs = sqs;
    this.mine = mine;
    this.theOthers = theOthers;
    this.json = new Json(mapper);
  }

  @Override
  public void toMyself(LookAgain message, Duration delay) {
    send(mine, message, delay);
  }

  @Override
  public void toTheOther(LookAgain message, Duration delay) {
    send(theOthers, message, delay);
  }

  private void send(String queueUrl, LookAgain message, Duration delay) {
    sqs.sendMessage(
        send ->
            send.queueUrl(queueUrl)
                .messageBody(json.text(message.fields()))
                .delaySeconds(Math.toIntExact(delay.toSeconds())));
  }
}
