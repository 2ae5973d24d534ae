package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the ledger table for each group and domain ({@code pk} {@code
 * assignment#<domainId>#<groupId>}). What is there stays there, so it is read once per function
 * instance, however many members of the group join.
 */
public final class DynamoDbGroupAssignments implements GroupAssignments {
  private static final int MAX_KNOWN = 10_000;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Set<String> known = ConcurrentHashMap.newKeySet();

  public DynamoDbGroupAssignments(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    String key = key(domain, group);
    if (known.contains(key)) {
      return true;
    }
    boolean there =
        dynamoDb.getItem(get -> get.tableName(table).key(item(key)).consistentRead(true)).hasItem();
    if (there) {
      know(key);
    }
    return there;
  }

  @Override
  public void add(DomainId domain, GroupId group) {
    String key = key(domain, group);
    dynamoDb.putItem(put -> put.tableName(table).item(item(key)));
    know(key);
  }

  private void know(String key) {
    if (known.size() >= MAX_KNOWN) {
      known.clear();
    }
    known.add(key);
  }

  private static String key(DomainId domain, GroupId group) {
    return "assignment#%s#%s".formatted(domain, group);
  }

  private static Map<String, AttributeValue> item(String key) {
    return Map.of("pk", AttributeValue.fromS(key));
  }
}
