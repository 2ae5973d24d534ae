package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbEventSweeps;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the sweeper. */
class DynamoDbEventSweepsIT {
  private static final Duration PERIOD = Duration.ofMinutes(5);

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final GroupId group = new GroupId("0a1b2c3d4e-11111111-1111-4111-8111-111111111111");
  private DynamoDbEventSweeps sweeps;

  @BeforeEach
  void theSweeperOnItsTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    sweeps =
        new DynamoDbEventSweeps(
            aws.client(DynamoDbClient.builder(), Roles.sweeper(aws)),
            TABLES.name("LedgerTable"),
            aws.clock);
  }

  @Test
  void theTwinOfAGroupsEventSweepsNothing() {
    Instant change = aws.clock.instant();
    aws.clock.advance(Duration.ofSeconds(1));

    assertThat(sweeps.begins(group, change, "native")).isTrue();
    aws.clock.advance(Duration.ofMinutes(3));
    assertThat(sweeps.begins(group, change, "trail")).isFalse();
  }

  @Test
  void aLaterChangeOfTheGroupIsSwept() {
    Instant change = aws.clock.instant();
    assertThat(sweeps.begins(group, change, "one")).isTrue();
    aws.clock.advance(Duration.ofSeconds(1));

    assertThat(sweeps.begins(group, aws.clock.instant(), "two")).isTrue();
  }

  @Test
  void aMessageThatIsDeliveredAgainIsSweptAgain() {
    Instant change = aws.clock.instant();
    assertThat(sweeps.begins(group, change, "one")).isTrue();

    assertThat(sweeps.begins(group, change, "one")).isTrue();
  }

  @Test
  void madeUpGroupsDoNotFillTheTable() {
    for (int i = 0; i < 400; i++) {
      sweeps.begins(new GroupId(UUID.randomUUID().toString()), aws.clock.instant(), "m" + i);
    }

    assertThat(TABLES.administrator().scan(s -> s.tableName(TABLES.name("LedgerTable"))).count())
        .isLessThanOrEqualTo(256);
  }

  @Test
  void aFloodOfEventsWithoutANameGetsOneSweepPerPeriod() {
    // Given
    List<Instant> starts = new ArrayList<>();
    List<Instant> events = new ArrayList<>();

    // When
    for (int i = 0; i < 120; i++) {
      Instant now = aws.clock.instant();
      events.add(now);
      sweeps.delayOfAll(Scope.MEMBERS).ifPresent(delay -> starts.add(now.plus(delay)));
      aws.clock.advance(Duration.ofSeconds(7));
    }

    // Then
    assertThat(starts).hasSizeBetween(3, 5);
    assertThat(events)
        .allSatisfy(event -> assertThat(starts).anyMatch(start -> start.isAfter(event)));
    for (int i = 2; i < starts.size(); i++) {
      assertThat(Duration.between(starts.get(i - 1), starts.get(i)))
          .isBetween(PERIOD.minusSeconds(1), PERIOD.plusSeconds(1));
    }
  }

  @Test
  void membersAndStatusHavePeriodsOfTheirOwn() {
    assertThat(sweeps.delayOfAll(Scope.MEMBERS)).contains(Duration.ofSeconds(5));
    assertThat(sweeps.delayOfAll(Scope.STATUS)).contains(Duration.ofSeconds(5));
    assertThat(sweeps.delayOfAll(Scope.MEMBERS)).isPresent();
    assertThat(sweeps.delayOfAll(Scope.MEMBERS)).isEmpty();
    aws.clock.advance(PERIOD.multipliedBy(2));
    assertThat(sweeps.delayOfAll(Scope.MEMBERS)).contains(Duration.ofSeconds(5));
  }

  @Test
  void theLastNativeEventIsRecordedOnceAnHour() {
    DynamoDbNativeEvents seen =
        new DynamoDbNativeEvents(TABLES.administrator(), TABLES.name("LedgerTable"), aws.clock);
    assertThat(seen.lastSeen()).isEmpty();
    Instant first = aws.clock.instant();
    seen.seen();
    aws.clock.advance(Duration.ofMinutes(59));
    seen.seen();
    assertThat(seen.lastSeen()).isEqualTo(Optional.of(first));

    aws.clock.advance(Duration.ofMinutes(1));
    seen.seen();
    assertThat(seen.lastSeen()).contains(first.plus(Duration.ofHours(1)));
  }
}
