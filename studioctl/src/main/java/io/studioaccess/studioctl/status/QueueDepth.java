package io.studioaccess.studioctl.status;

import java.util.Map;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;

/** Approximate numbers of messages in a queue. */
public record QueueDepth(int visible, int inFlight, int delayed) {

  public static QueueDepth of(SqsClient sqs, String queueUrl) {
    Map<QueueAttributeName, String> counts =
        sqs.getQueueAttributes(
                get ->
                    get.queueUrl(queueUrl)
                        .attributeNames(
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                            QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED))
            .attributes();
    return new QueueDepth(
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES),
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE),
        count(counts, QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED));
  }

  private static int count(Map<QueueAttributeName, String> counts, QueueAttributeName name) {
    return Integer.parseInt(counts.getOrDefault(name, "0"));
  }

  public int total() {
    return visible + inFlight + delayed;
  }
}
