package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A ledger item for each group and domain ({@code pk} {@code assignment#<domainId>#<groupId>}),
 * written on the condition that its state and moment are as they were read. Nothing is cached: the
 * sweeper removes items.
 */
public final class DynamoDbGroupAssignments implements GroupAssignments {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbGroupAssignments(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<AssignmentRecord> find(DomainId domain, GroupId group) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(
                get -> get.tableName(table).key(LedgerKeys.key(domain, group)).consistentRead(true))
            .item();
    return item.isEmpty() ? Optional.empty() : Optional.of(AssignmentItem.read(item));
  }

  @Override
  public boolean replace(
      DomainId domain, GroupId group, Optional<AssignmentRecord> before, AssignmentRecord after) {
    Map<String, AttributeValue> item = new HashMap<>(LedgerKeys.key(domain, group));
    item.putAll(AssignmentItem.attributes(after));
    AssignmentItem.Condition condition = AssignmentItem.conditionOf(before);
    try {
      dynamoDb.putItem(
          put ->
              put.tableName(table)
                  .item(item)
                  .conditionExpression(condition.expression())
                  .expressionAttributeValues(condition.values()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }

  @Override
  public boolean remove(DomainId domain, GroupId group, AssignmentRecord before) {
    AssignmentItem.Condition condition = AssignmentItem.conditionOf(Optional.of(before));
    try {
      dynamoDb.deleteItem(
          delete ->
              delete
                  .tableName(table)
                  .key(LedgerKeys.key(domain, group))
                  .conditionExpression(condition.expression())
                  .expressionAttributeValues(condition.values()));
      return true;
    } catch (ConditionalCheckFailedException e) {
      return false;
    }
  }
}
