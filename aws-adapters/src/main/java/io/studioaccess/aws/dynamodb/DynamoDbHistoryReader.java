package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * Reads the history table by queries, whose cost follows the number of outcomes found. A day
 * without outcomes costs one query. Everything is sorted by time, oldest first.
 */
public final class DynamoDbHistoryReader {
  private static final String BY_DAY = "by-day";
  private static final String BY_GROUP = "by-group";
  private static final String BY_ROLE = "by-role";
  private static final String BY_ROLE_LEFT = "by-role-left";
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.ofEpochMilli(Long.MAX_VALUE));

  private final DynamoDbClient dynamoDb;
  private final String table;

  public DynamoDbHistoryReader(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  /**
   * A time span.
   *
   * @param from inclusive
   * @param to exclusive
   */
  public record Span(Instant from, Instant to) {
    boolean contains(RecordedOutcome outcome) {
      return !outcome.at().isBefore(from) && outcome.at().isBefore(to);
    }
  }

  /**
   * The user's outcomes. They are sorted by the moment of the outcome before, which is earlier than
   * their own, so the newest are read first, up to the first that is older than the span.
   */
  public List<RecordedOutcome> ofUser(UserId user, Span span) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .consistentRead(true)
            .scanIndexForward(false)
            .keyConditionExpression("pk = :pk AND sk < :to")
            .expressionAttributeValues(
                Map.of(
                    ":pk", AttributeValue.fromS(HistoryItem.partition(user)),
                    ":to", AttributeValue.fromS(RecordedOutcome.sortedId(span.to()))))
            .build();
    List<RecordedOutcome> found = new ArrayList<>();
    Optional<Instant> last = Optional.empty();
    for (Map<String, AttributeValue> item : dynamoDb.queryPaginator(query).items()) {
      RecordedOutcome outcome = HistoryItem.read(item);
      if (last.isPresent() && !last.get().equals(outcome.after())) {
        break;
      }
      if (outcome.after().isBefore(span.from())) {
        last = Optional.of(outcome.after());
      }
      found.add(outcome);
    }
    return sorted(found.stream().filter(span::contains));
  }

  /** The outcomes of all users on a day in UTC. */
  public List<RecordedOutcome> ofDay(LocalDate day) {
    return ofDay(day, ALWAYS);
  }

  /** Likewise, of the part of the day that is in the span; the rest costs nothing. */
  public List<RecordedOutcome> ofDay(LocalDate day, Span span) {
    return indexed(BY_DAY, HistoryItem.DAY, day.toString(), span);
  }

  /** The outcomes in which the group granted the role, or had granted it. */
  public List<RecordedOutcome> ofGroup(GroupName group, Span span) {
    return indexed(BY_GROUP, HistoryItem.GROUP, HistoryItem.asKey(group.value()), span);
  }

  /** The outcomes in which somebody got, kept, was refused or lost the role. */
  public List<RecordedOutcome> ofRole(RoleArn role, Span span) {
    Stream<RecordedOutcome> gained =
        indexed(BY_ROLE, HistoryItem.ROLE, role.value(), span).stream();
    Stream<RecordedOutcome> left =
        indexed(BY_ROLE_LEFT, HistoryItem.ROLE_LEFT, role.value(), span).stream();
    return sorted(Stream.concat(gained, left));
  }

  private List<RecordedOutcome> indexed(String index, String key, String value, Span span) {
    QueryRequest query =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index)
            .keyConditionExpression("#key = :key AND #at BETWEEN :from AND :to")
            .expressionAttributeNames(Map.of("#key", key, "#at", HistoryItem.AT))
            .expressionAttributeValues(
                Map.of(
                    ":key", AttributeValue.fromS(value),
                    ":from", HistoryItem.time(span.from()),
                    ":to", HistoryItem.time(span.to())))
            .build();
    return sorted(
        dynamoDb.queryPaginator(query).items().stream()
            .map(HistoryItem::read)
            .filter(span::contains));
  }

  /** An outcome that is found twice counts once. */
  private static List<RecordedOutcome> sorted(Stream<RecordedOutcome> outcomes) {
    Set<String> seen = new HashSet<>();
    return outcomes
        .filter(outcome -> seen.add(outcome.user() + " " + outcome.id()))
        .sorted(RecordedOutcome.BY_TIME)
        .toList();
  }
}
