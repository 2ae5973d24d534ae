package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import java.util.HashMap;
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

  /**
   * All names as they are now, for a caller that asks for many users. It reads the ledger page by
   * page, instead of an item for each user.
   */
  public ForeignProfiles listed() {
    Map<String, ProfileName> profiles = new HashMap<>();
    dynamoDb
        .scanPaginator(
            scan ->
                scan.tableName(table)
                    .filterExpression("begins_with(pk, :prefix)")
                    .expressionAttributeValues(
                        Map.of(":prefix", AttributeValue.fromS(LedgerKeys.SIGN_IN)))
                    .projectionExpression("pk, profile"))
        .items()
        .forEach(item -> profile(item).ifPresent(name -> profiles.put(key(item), name)));
    return (domain, user) ->
        Optional.ofNullable(profiles.get(key(LedgerKeys.signInKey(domain, user.value()))));
  }

  @Override
  public Optional<ProfileName> of(DomainArn domain, UserName user) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(table).key(LedgerKeys.signInKey(domain, user.value())))
            .item();
    return profile(item);
  }

  private static String key(Map<String, AttributeValue> item) {
    return item.getOrDefault("pk", AttributeValue.fromS("")).s();
  }

  private static Optional<ProfileName> profile(Map<String, AttributeValue> item) {
    return Optional.ofNullable(item.get("profile")).map(AttributeValue::s).map(ProfileName::new);
  }
}
