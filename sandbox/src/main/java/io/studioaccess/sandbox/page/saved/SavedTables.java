package io.studioaccess.sandbox.page.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;

/** The items of the mapping and the ledger, as DynamoDB's JSON. */
final class SavedTables {
  private static final List<String> TABLES = List.of("MappingTable", "LedgerTable");

  private SavedTables() {}

  static void write(Sandbox sandbox, ObjectNode state) {
    ObjectNode tables = state.putObject("tables");
    for (String table : TABLES) {
      ArrayNode items = tables.putArray(table);
      scan(sandbox, table).forEach(item -> items.add(AttributeJson.item(item)));
    }
  }

  private static List<Map<String, AttributeValue>> scan(Sandbox sandbox, String table) {
    return sandbox
        .dynamoDb()
        .scanPaginator(scan -> scan.tableName(sandbox.table(table)).consistentRead(true))
        .items()
        .stream()
        .toList();
  }

  /** Replaces the items of the tables. */
  static void read(JsonNode state, Sandbox sandbox) {
    DynamoDbClient dynamoDb = sandbox.dynamoDb();
    for (String table : TABLES) {
      String name = sandbox.table(table);
      List<String> key =
          dynamoDb.describeTable(describe -> describe.tableName(name)).table().keySchema().stream()
              .map(KeySchemaElement::attributeName)
              .toList();
      for (Map<String, AttributeValue> item : scan(sandbox, table)) {
        dynamoDb.deleteItem(
            delete ->
                delete
                    .tableName(name)
                    .key(
                        key.stream()
                            .collect(java.util.stream.Collectors.toMap(part -> part, item::get))));
      }
      for (JsonNode item : state.path("tables").path(table)) {
        dynamoDb.putItem(put -> put.tableName(name).item(AttributeJson.item(item)));
      }
    }
  }
}
