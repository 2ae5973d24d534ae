package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/**
 * A ledger item for each home directory without an owner: {@code pk} is {@code home#<domain
 * id>#<uid>}, {@code userId}, {@code profile} and {@code roleArn} say whose it was, and {@code
 * since} is epoch milliseconds. It does not expire: the directory stays until people delete it.
 */
public final class DynamoDbHomes {
  private final DynamoDbClient dynamoDb;
  private final String table;
  private final Clock clock;

  public DynamoDbHomes(DynamoDbClient dynamoDb, String table, Clock clock) {
    this.dynamoDb = dynamoDb;
    this.table = table;
    this.clock = clock;
  }

  /** Records the home of a deleted profile, if its user id is known. The first record stays. */
  public void record(UserId user, Outcome.Revoked revoked) {
    revoked.homeEfsFileSystemUid().ifPresent(uid -> record(user, revoked, uid));
  }

  private void record(UserId user, Outcome.Revoked revoked, String uid) {
    Map<String, AttributeValue> item =
        new HashMap<>(LedgerKeys.key(LedgerKeys.HOME + revoked.domain() + "#" + uid));
    item.put("userId", AttributeValue.fromS(user.value()));
    item.put("profile", AttributeValue.fromS(revoked.profile().value()));
    item.put("roleArn", AttributeValue.fromS(revoked.before().value()));
    item.put("since", ItemAttributes.number(clock.millis()));
    try {
      dynamoDb.putItem(
          put -> put.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)"));
    } catch (ConditionalCheckFailedException e) {
      // Recorded by an earlier try.
    }
  }

  /**
   * The homes on record.
   *
   * @param unreadable the {@code pk} of each item that cannot be read
   */
  public record Recorded(List<OwnerlessHome> homes, List<String> unreadable) {
    public Recorded {
      homes = List.copyOf(homes);
      unreadable = List.copyOf(unreadable);
    }
  }

  /** All of them, from every page of the ledger. */
  public Recorded all() {
    List<OwnerlessHome> homes = new ArrayList<>();
    List<String> unreadable = new ArrayList<>();
    dynamoDb
        .scanPaginator(
            scan ->
                scan.tableName(table)
                    .filterExpression("begins_with(pk, :prefix)")
                    .expressionAttributeValues(
                        Map.of(":prefix", AttributeValue.fromS(LedgerKeys.HOME))))
        .items()
        .forEach(
            item -> home(item).ifPresentOrElse(homes::add, () -> unreadable.add(text(item, "pk"))));
    return new Recorded(homes, unreadable);
  }

  private static Optional<OwnerlessHome> home(Map<String, AttributeValue> item) {
    String[] key = text(item, "pk").split("#", 3);
    try {
      return Optional.of(
          new OwnerlessHome(
              new DomainId(key[1]),
              key[2],
              UserId.parse(text(item, "userId")),
              text(item, "profile"),
              new RoleArn(text(item, "roleArn")),
              new ItemAttributes(item).instant("since").orElseThrow()));
    } catch (RuntimeException e) {
      // Whatever its shape, it must not hide the other homes: the caller names it.
      return Optional.empty();
    }
  }

  private static String text(Map<String, AttributeValue> item, String name) {
    AttributeValue value = item.get(name);
    return value == null || value.s() == null ? "" : value.s();
  }
}
