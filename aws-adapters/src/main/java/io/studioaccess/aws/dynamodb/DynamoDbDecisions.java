package io.studioaccess.aws.dynamodb;

import io.studioaccess.reconciler.reconcile.Decision;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Writes administrators' decisions, which the sweep and the functions read. */
public final class DynamoDbDecisions {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbDecisions(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /** Replaces the previous decision for the same user, or for all users, and its answer. */
  public void put(Decision decision) {
    dynamoDb.putItem(put -> put.tableName(table).item(DecisionItem.of(decision)));
  }
}
