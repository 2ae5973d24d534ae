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

/** Writes rows, on condition that each is still as in the plan. */
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
   * Writes all changes in this order, in transactions of up to a hundred rows.
   *
   * @param written receives the number of rows of each completed transaction
   * @throws io.studioaccess.studioctl.console.CommandException if a row has changed since the plan
   */
  void write(List<RowChange> changes, IntConsumer written) {
    for (int from = 0; from < changes.size(); from += MAX_ROWS) {
      List<RowChange> batch = changes.subList(from, Math.min(changes.size(), from + MAX_ROWS));
      writeBatch(batch);
      written.accept(batch.size());
    }
  }

  private void writeBatch(List<RowChange> batch) {
    try {
      dynamoDb.transactWriteItems(
          write -> write.transactItems(batch.stream().map(this::item).toList()));
    } catch (TransactionCanceledException e) {
      List<CancellationReason> reasons = e.cancellationReasons();
      for (int i = 0; i < reasons.size(); i++) {
        if ("ConditionalCheckFailed".equals(reasons.get(i).code())) {
          throw MappingPlanner.changed(batch.get(i).key());
        }
      }
      throw e;
    }
  }

  private TransactWriteItem item(RowChange change) {
    Condition condition = Condition.unchanged(change);
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

    /** Requires the values of before in its fields, and no value in any other known field. */
    static Condition unchanged(RowChange change) {
      Map<String, AttributeValue> before = change.before().orElseGet(Map::of);
      TreeSet<String> fields = new TreeSet<>(RowFields.known());
      fields.addAll(before.keySet());
      Map<String, String> names = new HashMap<>();
      Map<String, AttributeValue> values = new HashMap<>();
      List<String> terms = new ArrayList<>();
      for (String field : fields) {
        String name = "#f" + names.size();
        names.put(name, field);
        AttributeValue value = before.get(field);
        if (value == null) {
          terms.add("attribute_not_exists(%s)".formatted(name));
        } else {
          String placeholder = ":v" + values.size();
          values.put(placeholder, value);
          terms.add("%s = %s".formatted(name, placeholder));
        }
      }
      return new Condition(String.join(" AND ", terms), names, values.isEmpty() ? null : values);
    }
  }
}
