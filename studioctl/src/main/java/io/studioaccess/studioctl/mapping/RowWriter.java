package io.studioaccess.studioctl.mapping;

import io.studioaccess.mapping.RowFields;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.IntConsumer;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/** Writes rows, as far as each is still what the plan saw. */
@Singleton
final class RowWriter {
  /** DynamoDB's limit for a transaction. */
  private static final int MAX_ROWS = 100;

  private final DynamoDbClient dynamoDb;
  private final String table;

  RowWriter(DynamoDbClient dynamoDb, Installation installation) {
    this.dynamoDb = dynamoDb;
    this.table = installation.output("MappingTableName");
  }

  /**
   * Writes all of them, in this order, as many at once as can be.
   *
   * @param written is told the number of rows, after each transaction
   * @throws io.studioaccess.studioctl.console.Problem if a row is another one now
   */
  void write(List<RowChange> changes, IntConsumer written) {
    for (int from = 0; from < changes.size(); from += MAX_ROWS) {
      List<RowChange> together = changes.subList(from, Math.min(changes.size(), from + MAX_ROWS));
      writeTogether(together);
      written.accept(together.size());
    }
  }

  private void writeTogether(List<RowChange> together) {
    try {
      dynamoDb.transactWriteItems(
          write -> write.transactItems(together.stream().map(this::item).toList()));
    } catch (TransactionCanceledException e) {
      List<CancellationReason> reasons = e.cancellationReasons();
      for (int i = 0; i < reasons.size(); i++) {
        if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
          throw Planning.changed(together.get(i).key());
        }
      }
      throw e;
    }
  }

  private TransactWriteItem item(RowChange change) {
    Condition condition = Condition.stillIs(change);
    TransactWriteItem.Builder item = TransactWriteItem.builder();
    change
        .after()
        .ifPresentOrElse(
            after ->
                item.put(
                    put ->
                        put.tableName(table)
                            .item(after)
                            .conditionExpression(condition.expression())
                            .expressionAttributeNames(condition.names())
                            .expressionAttributeValues(condition.values())),
            () ->
                item.delete(
                    delete ->
                        delete
                            .tableName(table)
                            .key(change.key().attributes())
                            .conditionExpression(condition.expression())
                            .expressionAttributeNames(condition.names())
                            .expressionAttributeValues(condition.values())));
    return item.build();
  }

  private record Condition(
      String expression, Map<String, String> names, @Nullable Map<String, AttributeValue> values) {

    /** That every field has the value of before, and that no other has one. */
    static Condition stillIs(RowChange change) {
      Map<String, AttributeValue> before = change.before().orElseGet(Map::of);
      TreeSet<String> fields = new TreeSet<>(RowFields.known());
      fields.addAll(before.keySet());
      Map<String, String> names = new HashMap<>();
      Map<String, AttributeValue> values = new HashMap<>();
      List<String> parts = new ArrayList<>();
      for (String field : fields) {
        String name = "#f" + names.size();
        names.put(name, field);
        AttributeValue value = before.get(field);
        if (value == null) {
          parts.add("attribute_not_exists(%s)".formatted(name));
        } else {
          String place = ":v" + values.size();
          values.put(place, value);
          parts.add("%s = %s".formatted(name, place));
        }
      }
      return new Condition(String.join(" AND ", parts), names, values.isEmpty() ? null : values);
    }
  }
}
