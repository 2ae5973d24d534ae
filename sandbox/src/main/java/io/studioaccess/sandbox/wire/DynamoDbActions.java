package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import io.studioaccess.sandbox.policy.Access;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * The IAM actions that DynamoDB's operations require, with the condition keys for fine-grained
 * access: {@code dynamodb:LeadingKeys}, the partition keys in the request, and {@code
 * dynamodb:Attributes}, the top-level attributes that the request reads or writes. A request has no
 * leading keys if it names none, as a Scan, or if it uses an index.
 *
 * @param partitionKeys the partition key's attribute of each table, by the table's name
 */
record DynamoDbActions(Map<String, String> partitionKeys)
    implements ForwardedService.ActionResolver {

  private static final Map<String, String> ACTION_IN_TRANSACTION =
      Map.of(
          "Put", "PutItem",
          "Update", "UpdateItem",
          "Delete", "DeleteItem",
          "ConditionCheck", "ConditionCheckItem",
          "Get", "GetItem");

  DynamoDbActions {
    partitionKeys = Map.copyOf(partitionKeys);
  }

  @Override
  public List<Access> requiredActions(String operation, JsonNode request, Caller caller) {
    List<Access> accesses =
        switch (operation) {
          case "BatchGetItem", "BatchWriteItem" -> batch(operation, request, caller);
          case "TransactGetItems", "TransactWriteItems" -> transaction(operation, request, caller);
          case "ListTables" -> List.of(Access.to("dynamodb:ListTables", "*"));
          default -> List.of(single(operation, request, caller));
        };
    if (accesses.isEmpty()) {
      throw ServiceException.validation("The request names no table");
    }
    return accesses;
  }

  /** All items of a table are one access. */
  private List<Access> batch(String operation, JsonNode request, Caller caller) {
    var accesses = new ArrayList<Access>();
    request
        .path("RequestItems")
        .properties()
        .forEach(
            table -> {
              accesses.add(access(operation, table.getKey(), partsOf(table.getValue()), caller));
            });
    return List.copyOf(accesses);
  }

  /** The requests for single items in that for a table of a batch. */
  private static List<JsonNode> partsOf(JsonNode table) {
    var parts = new ArrayList<JsonNode>();
    if (table.isArray()) {
      table.forEach(write -> write.forEach(parts::add));
    } else {
      parts.add(table); // the projection
      table
          .path("Keys")
          .forEach(key -> parts.add(JsonNodeFactory.instance.objectNode().set("Key", key)));
    }
    return parts;
  }

  private List<Access> transaction(String operation, JsonNode request, Caller caller) {
    var accesses = new ArrayList<Access>();
    request
        .path("TransactItems")
        .forEach(
            item ->
                item.properties()
                    .forEach(
                        part ->
                            accesses.add(
                                single(
                                        ACTION_IN_TRANSACTION.getOrDefault(
                                            part.getKey(), part.getKey()),
                                        part.getValue(),
                                        caller)
                                    .with("dynamodb:EnclosingOperation", operation))));
    return List.copyOf(accesses);
  }

  private Access single(String operation, JsonNode request, Caller caller) {
    String table = request.path("TableName").asText();
    String index = request.path("IndexName").asText();
    return index.isEmpty()
        ? access(operation, table, List.of(request), caller)
        : Access.to("dynamodb:" + operation, tableArn(table, caller) + "/index/" + index);
  }

  private Access access(String operation, String table, List<JsonNode> parts, Caller caller) {
    Access access = Access.to("dynamodb:" + operation, tableArn(table, caller));
    String name = table.substring(table.lastIndexOf('/') + 1);
    String partitionKey = partitionKeys.get(name);
    if (partitionKey != null) {
      access = with(access, "dynamodb:LeadingKeys", leadingKeys(parts, partitionKey));
    }
    access = with(access, "dynamodb:ReturnValues", returnValues(parts));
    return with(access, "dynamodb:Attributes", DynamoDbItems.attributes(parts));
  }

  private static Set<String> leadingKeys(List<JsonNode> parts, String partitionKey) {
    var keys = new TreeSet<String>();
    parts.forEach(part -> DynamoDbItems.leadingKey(part, partitionKey).ifPresent(keys::add));
    return keys;
  }

  private static Set<String> returnValues(List<JsonNode> parts) {
    return parts.stream()
        .filter(part -> part.has("ReturnValues"))
        .map(part -> part.path("ReturnValues").asText())
        .collect(Collectors.toSet());
  }

  private static Access with(Access access, String key, Set<String> values) {
    return values.isEmpty() ? access : access.with(key, values.toArray(String[]::new));
  }

  static String tableArn(String table, Caller caller) {
    return table.startsWith("arn:")
        ? table
        : "arn:aws:dynamodb:%s:%s:table/%s"
            .formatted(caller.region(), caller.principal().accountId(), table);
  }
}
