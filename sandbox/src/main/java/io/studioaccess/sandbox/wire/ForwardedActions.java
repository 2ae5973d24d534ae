package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.sandbox.policy.Access;
import java.util.List;
import java.util.Set;

/** The IAM actions that calls to DynamoDB Streams and SQS require, derived from their bodies. */
final class ForwardedActions {

  private ForwardedActions() {}

  static List<Access> streams(String operation, JsonNode request, Caller caller) {
    String resource =
        switch (operation) {
          // A shard iterator begins with its stream's ARN, here as in AWS.
          case "GetRecords" -> request.path("ShardIterator").asText().replaceFirst("\\|.*", "");
          case "ListStreams" -> {
            String table = request.path("TableName").asText();
            yield table.isEmpty() ? "*" : DynamoDbActions.tableArn(table, caller) + "/stream/*";
          }
          default -> request.path("StreamArn").asText();
        };
    if (resource.isEmpty()) {
      throw ServiceException.validation("The request names no stream");
    }
    return List.of(Access.to("dynamodb:" + operation, resource));
  }

  static List<Access> sqs(String operation, JsonNode request, Caller caller) {
    var url = request.path("QueueUrl").asText(request.path("QueueName").asText());
    var queue = url.substring(url.lastIndexOf('/') + 1);
    if (queue.isEmpty() && !Set.of("ListQueues").contains(operation)) {
      throw new ServiceException("InvalidAddress", "The request names no queue");
    }
    return List.of(
        Access.to(
            "sqs:" + singleOperation(operation),
            queue.isEmpty()
                ? "*"
                : "arn:aws:sqs:%s:%s:%s"
                    .formatted(caller.region(), caller.principal().accountId(), queue)));
  }

  /** The batch operations of SQS require the action of the single operation. */
  private static String singleOperation(String operation) {
    return operation.endsWith("Batch")
        ? operation.substring(0, operation.length() - "Batch".length())
        : operation;
  }
}
