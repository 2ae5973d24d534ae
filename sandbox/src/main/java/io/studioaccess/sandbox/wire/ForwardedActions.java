package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import io.studioaccess.sandbox.policy.Access;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The IAM actions that calls to DynamoDB, its streams and SQS require, derived from their bodies.
 */
final class ForwardedActions {

  private static final Map<String, String> ACTION_IN_TRANSACTION =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  private static final String LEADING_KEYS = "dynamodb:LeadingKeys";

  private ForwardedActions() {}

  static List<Access> dynamodb(String operation, JsonNode request, Caller caller) {
    var accesses = new LinkedHashSet<Access>();
    switch (operation) {
      case "BatchGetItem", "BatchWriteItem" ->
          request
              .path("RequestItems")
              .fieldNames()
              .forEachRemaining(table -> accesses.add(onTable(operation, table, caller)));
      case "TransactGetItems", "TransactWriteItems" ->
          request
              .path("TransactItems")
              .forEach(item -> accesses.addAll(inTransaction(item, caller)));
      case "ListTables" -> accesses.add(Access.to("dynamodb:ListTables", "*"));
      default -> {
        var table = request.path("TableName").asText();
        var index = request.path("IndexName").asText();
        accesses.add(
            index.isEmpty()
                ? leadingKey(request)
                    .map(key -> onTable(operation, table, caller).with(LEADING_KEYS, key))
                    .orElseGet(() -> onTable(operation, table, caller))
                : Access.to("dynamodb:" + operation, tableArn(table, caller) + "/index/" + index));
      }
    }
    if (accesses.isEmpty()) {
      throw ServiceException.validation("The request names no table");
    }
    return List.copyOf(accesses);
  }

  /** The partition key, if its attribute is named {@code pk}; otherwise it is not known. */
  private static Optional<String> leadingKey(JsonNode request) {
    String key = request.path(request.has("Item") ? "Item" : "Key").path("pk").path("S").asText();
    return key.isEmpty() ? Optional.empty() : Optional.of(key);
  }

  private static List<Access> inTransaction(JsonNode item, Caller caller) {
    var accesses = new ArrayList<Access>();
    item.properties()
        .forEach(
            part -> {
              var action = ACTION_IN_TRANSACTION.getOrDefault(part.getKey(), part.getKey());
              accesses.add(onTable(action, part.getValue().path("TableName").asText(), caller));
            });
    return accesses;
  }

  private static Access onTable(String action, String table, Caller caller) {
    return Access.to("dynamodb:" + action, tableArn(table, caller));
  }

  private static String tableArn(String table, Caller caller) {
    return table.startsWith("arn:")
        ? table
        : "arn:aws:dynamodb:%s:%s:table/%s"
            .formatted(caller.region(), caller.principal().accountId(), table);
  }

  static List<Access> streams(String operation, JsonNode request, Caller caller) {
    String resource =
        switch (operation) {
          // A shard iterator begins with its stream's ARN, here as in AWS.
          case "GetRecords" -> request.path("ShardIterator").asText().replaceFirst("\\|.*", "");
          case "ListStreams" -> {
            String table = request.path("TableName").asText();
            yield table.isEmpty() ? "*" : tableArn(table, caller) + "/stream/*";
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
