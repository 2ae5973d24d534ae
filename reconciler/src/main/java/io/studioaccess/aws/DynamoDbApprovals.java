package io.studioaccess.aws;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.membership.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes that an administrator has seen in a plan and accepted, as items of the ledger: {@code pk}
 * is {@code approved#<user id>}, {@code changes} a map from domain id to the ARN of the new role,
 * which is an empty text where access ends, {@code until} epoch milliseconds. Written by a tool;
 * the functions only read them.
 */
public final class DynamoDbApprovals {
  /** For whoever wants to see later what was approved. */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbApprovals(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Approves exactly these changes of the user, in place of what was approved before.
   *
   * @param changes the role that the user will get in each domain; empty where their access ends
   * @param until the last moment at which they count
   */
  public void approve(UserId user, Map<DomainId, Optional<RoleArn>> changes, Instant until) {
    Map<String, AttributeValue> roles = new HashMap<>();
    changes.forEach((domain, to) -> roles.put(domain.value(), AttributeValue.fromS(text(to))));
    Map<String, AttributeValue> item = new HashMap<>(key(user));
    item.put("changes", AttributeValue.fromM(roles));
    item.put("until", UserItem.number(until.toEpochMilli()));
    item.put("expiresAt", UserItem.number(until.plus(KEPT_FOR).getEpochSecond()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /** Whether exactly this change is approved at that moment. */
  boolean cover(UserId user, DomainId domain, Optional<RoleArn> to, Instant now) {
    Map<String, AttributeValue> item =
        dynamoDb.getItem(get -> get.tableName(table).key(key(user)).consistentRead(true)).item();
    boolean inTime =
        UserItem.instant(item, "until").filter(until -> !now.isAfter(until)).isPresent();
    return inTime
        && Optional.ofNullable(item.get("changes"))
            .map(changes -> changes.m().get(domain.value()))
            .filter(approved -> text(to).equals(approved.s()))
            .isPresent();
  }

  private static String text(Optional<RoleArn> to) {
    return to.map(RoleArn::value).orElse("");
  }

  private static Map<String, AttributeValue> key(UserId user) {
    return Map.of("pk", AttributeValue.fromS("approved#" + user.value()));
  }
}
