package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbHistory;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader.Span;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.OutcomeHistoryContract;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local, with the rights that the template gives both functions. */
class DynamoDbHistoryIT extends OutcomeHistoryContract {
  private static final Duration YEAR = Duration.ofDays(400);
  private static final Span ALWAYS = new Span(Instant.EPOCH, Instant.parse("2999-01-01T00:00:00Z"));
  private static final RoleArn ENGINEER =
      new RoleArn("arn:aws:iam::111122223333:role/studio/ml-engineer");

  /** DynamoDB bills a write by the kilobyte, and each copy in an index as a write. */
  private static final int BILLED_BYTES = 1_024;

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private OutcomeHistory one;
  private OutcomeHistory other;
  private DynamoDbHistoryReader reader;

  @BeforeEach
  void bothFunctionsOnOneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    one = of(Roles.provisioner(aws));
    other = of(Roles.deprovisioner(aws));
    reader = new DynamoDbHistoryReader(TABLES.administrator(), TABLES.name("HistoryTable"));
  }

  private OutcomeHistory of(String accessKey) {
    return new DynamoDbHistory(
        aws.client(DynamoDbClient.builder(), accessKey),
        TABLES.name("HistoryTable"),
        YEAR,
        aws.clock);
  }

  @Override
  protected OutcomeHistory one() {
    return one;
  }

  @Override
  protected OutcomeHistory other() {
    return other;
  }

  @Override
  protected List<RecordedOutcome> outcomesOf(UserId user) {
    return reader.ofUser(user, ALWAYS);
  }

  private static RecordedOutcome changed(UserId user, Instant after, Instant at) {
    return new RecordedOutcome(
        user,
        after,
        at,
        "event-2",
        Cause.NONE,
        "Changed",
        new DomainId("d-research"),
        Optional.of(new ProfileName("ana")),
        Optional.of(new GroupName("ml-engineers")),
        Optional.of(SCIENTIST),
        Optional.of(ENGINEER),
        Optional.empty());
  }

  @Test
  void aChangeIsFoundByItsDayItsGroupAndBothRoles() {
    // Given
    RecordedOutcome granted = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome changed = changed(ANA, NOON, NOON.plus(Duration.ofDays(1)));
    List.of(granted, changed).forEach(one::add);

    // When // Then
    assertThat(reader.ofDay(LocalDate.of(2026, 3, 2))).containsExactly(granted);
    assertThat(reader.ofDay(LocalDate.of(2026, 3, 4))).isEmpty();
    assertThat(reader.ofGroup(new GroupName("ml-engineers"), ALWAYS)).containsExactly(changed);
    assertThat(reader.ofRole(SCIENTIST, ALWAYS)).containsExactly(granted, changed);
    assertThat(reader.ofRole(ENGINEER, ALWAYS)).containsExactly(changed);
  }

  @Test
  void aSpanHasItsFirstMomentAndNotItsLast() {
    // Given
    Instant next = NOON.plusMillis(1);
    Instant later = NOON.plusSeconds(60);
    RecordedOutcome first = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome second = changed(ANA, NOON, next);
    RecordedOutcome third = granted(ANA, next, later);
    List.of(first, second, third).forEach(one::add);

    // When // Then
    assertThat(reader.ofUser(ANA, new Span(next, later))).containsExactly(second);
    assertThat(reader.ofUser(ANA, new Span(NOON, later))).containsExactly(first, second);
    assertThat(reader.ofUser(ANA, new Span(later, later.plusSeconds(1)))).containsExactly(third);
    assertThat(reader.ofRole(SCIENTIST, new Span(next, later))).containsExactly(second);
    assertThat(
            reader.ofGroup(new GroupName("data scientists"), new Span(later, later.plusMillis(1))))
        .containsExactly(third);
  }

  /** Two functions told something after the same moment: one of them had lost the lease. */
  @Test
  void aSpanHasAllThatWereToldAfterTheSameOutcome() {
    // Given
    RecordedOutcome early = granted(ANA, Instant.EPOCH, NOON);
    RecordedOutcome late = changed(ANA, Instant.EPOCH, NOON.plusSeconds(60));
    List.of(early, late).forEach(one::add);

    // When // Then
    assertThat(reader.ofUser(ANA, new Span(NOON.plusSeconds(1), NOON.plusSeconds(61))))
        .containsExactly(late);
  }

  @Test
  void anItemExpiresAndCountsNoMore() {
    // Given
    one.add(granted(ANA, Instant.EPOCH, aws.clock.instant()));
    aws.clock.advance(YEAR.plusSeconds(1));
    RecordedOutcome again = granted(ANA, Instant.EPOCH, aws.clock.instant());

    // When
    one.add(again);

    // Then
    assertThat(outcomesOf(ANA)).containsExactly(again);
    assertThat(items().getFirst().get("expiresAt").n())
        .isEqualTo(Long.toString(again.at().plus(YEAR).getEpochSecond()));
  }

  @Test
  void aLongOutcomeIsBilledAsOneKilobyte() {
    // Given
    RecordedOutcome outcome = changed(ANA, NOON, NOON.plusSeconds(1));

    // When
    one.add(outcome);

    // Then
    int bytes =
        items().getFirst().entrySet().stream()
            .mapToInt(
                field ->
                    field.getKey().length()
                        + Optional.ofNullable(field.getValue().s()).map(String::length).orElse(11))
            .sum();
    assertThat(bytes).isLessThan(BILLED_BYTES);
  }

  private List<Map<String, AttributeValue>> items() {
    return TABLES.administrator().scan(scan -> scan.tableName(TABLES.name("HistoryTable"))).items();
  }
}
