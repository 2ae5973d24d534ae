package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.reconcile.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Where an administrator's tool leaves decisions for the sweep and the functions to read. */
public final class DynamoDbDecisions {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbDecisions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** In place of the one before about the same user, or about all, and of its answer. */
  public void put(Decision decision) {
    dynamoDb.putItem(put -> put.tableName(table).item(DecisionItem.of(decision)));
  }
}
