package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Changes that an administrator has seen in a plan and accepted, as items of the ledger: {@code pk}
 * is {@code approved#<user id>#<domain id>}, {@code roleArn} the new role, which is an empty text
 * where access ends, {@code until} epoch milliseconds. Written by a tool; the functions only read
 * them.
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
   * Approves exactly this change, in place of another one of the user in the same domain. What is
   * approved of the user in other domains stays so.
   *
   * @param to the role that the user will get; empty where their access ends
   * @param until the last moment at which it counts
   */
  public void approve(UserId user, DomainId domain, Optional<RoleArn> to, Instant until) {
    Map<String, AttributeValue> item = new HashMap<>(key(user, domain));
    item.put("roleArn", AttributeValue.fromS(text(to)));
    item.put("until", UserItem.number(until.toEpochMilli()));
    item.put("expiresAt", UserItem.number(until.plus(KEPT_FOR).getEpochSecond()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /** Whether exactly this change is approved at that moment. */
  boolean cover(UserId user, DomainId domain, Optional<RoleArn> to, Instant now) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(table).key(key(user, domain)).consistentRead(true))
            .item();
    boolean inTime =
        UserItem.instant(item, "until").filter(until -> !now.isAfter(until)).isPresent();
    return inTime
        && Optional.ofNullable(item.get("roleArn"))
            .filter(approved -> text(to).equals(approved.s()))
            .isPresent();
  }

  private static String text(Optional<RoleArn> to) {
    return to.map(RoleArn::value).orElse("");
  }

  private static Map<String, AttributeValue> key(UserId user, DomainId domain) {
    return Map.of(
        "pk", AttributeValue.fromS("approved#%s#%s".formatted(user.value(), domain.value())));
  }
}
