package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * A ledger item for each sign-in name ({@code pk} {@code signin#<domain ARN>#<name>}), which {@link
 * DynamoDbSweepRecorder} writes: {@code profile} is the profile's name.
 */
public final class DynamoDbForeignProfiles implements ForeignProfiles {
  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbForeignProfiles(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  @Override
  public Optional<ProfileName> of(DomainArn domain, UserName user) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(table).key(LedgerKeys.signInKey(domain, user.value())))
            .item();
    return Optional.ofNullable(item.get("profile")).map(AttributeValue::s).map(ProfileName::new);
  }
}
