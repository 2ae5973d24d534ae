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
 * A ledger item for each assigned group and domain ({@code pk} {@code
 * assignment#<domainId>#<groupId>}). Items are never deleted, so each function instance reads an
 * item once and caches it.
 */
public final class DynamoDbGroupAssignments implements GroupAssignments {
  private static final int MAX_CACHED = 10_000;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Set<String> cached = ConcurrentHashMap.newKeySet();

  public DynamoDbGroupAssignments(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    String key = key(domain, group);
    if (cached.contains(key)) {
      return true;
    }
    boolean exists =
        dynamoDb.getItem(get -> get.tableName(table).key(item(key)).consistentRead(true)).hasItem();
    if (exists) {
      cache(key);
    }
    return exists;
  }

  @Override
  public void add(DomainId domain, GroupId group) {
    String key = key(domain, group);
    dynamoDb.putItem(put -> put.tableName(table).item(item(key)));
    cache(key);
  }

  private void cache(String key) {
    if (cached.size() >= MAX_CACHED) {
      cached.clear();
    }
    cached.add(key);
  }

  private static String key(DomainId domain, GroupId group) {
    return "assignment#%s#%s".formatted(domain, group);
  }

  private static Map<String, AttributeValue> item(String key) {
    return Map.of("pk", AttributeValue.fromS(key));
  }
}
