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
 * Changes that an administrator has approved in a plan, as ledger items: {@code pk} is {@code
 * approved#<user id>#<domain id>}, {@code roleArn} the new role (an empty text for a revocation),
 * and {@code until} epoch milliseconds. A tool writes these items, and the functions only read
 * them.
 */
public final class DynamoDbApprovals {
  /** Items are kept for audits after the approval has expired. */
  private static final Duration KEPT_FOR = Duration.ofDays(30);

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbApprovals(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * Approves exactly this change. It replaces another approval for the same user and domain;
   * approvals for other domains stay.
   *
   * @param to the role that the user will get; empty if access is revoked
   * @param until the last moment at which the approval is valid
   */
  public void approve(UserId user, DomainId domain, Optional<RoleArn> to, Instant until) {
    Map<String, AttributeValue> item = new HashMap<>(key(user, domain));
    item.put("roleArn", AttributeValue.fromS(text(to)));
    item.put("until", ItemAttributes.number(until.toEpochMilli()));
    item.put("expiresAt", ItemAttributes.number(until.plus(KEPT_FOR).getEpochSecond()));
    dynamoDb.putItem(put -> put.tableName(table).item(item));
  }

  /** Whether exactly this change is approved at this moment. */
  boolean covers(UserId user, DomainId domain, Optional<RoleArn> to, Instant now) {
    Map<String, AttributeValue> item =
        dynamoDb
            .getItem(get -> get.tableName(table).key(key(user, domain)).consistentRead(true))
            .item();
    boolean valid =
        new ItemAttributes(item).instant("until").filter(until -> !now.isAfter(until)).isPresent();
    return valid
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
