package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import java.time.Instant;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads other users' ledger items. */
public final class DynamoDbProfileClaims implements ProfileClaims {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbProfileClaims(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public boolean has(UserId user, DomainId domain, ProfileName profile, Instant created) {
    return UserItem.record(
            dynamoDb
                .getItem(get -> get.tableName(table).key(LedgerKeys.key(user)).consistentRead(true))
                .item(),
            UserItem.regionOf(dynamoDb))
        .in(domain)
        .filter(record -> record.name().equals(profile))
        .filter(record -> record.created().filter(created::equals).isPresent())
        .isPresent();
  }
}
