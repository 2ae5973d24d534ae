package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbEventSweeps;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.reconciler.contracts.EventSweepsContract;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the sweeper. */
class DynamoDbEventSweepsIT extends EventSweepsContract {
  private static final Duration PERIOD = Duration.ofMinutes(5);

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

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

  @Override
  protected EventSweeps sweeps() {
    return sweeps;
  }

  @Test
  void madeUpGroupsDoNotFillTheTable() {
    GroupBurst burst = new GroupBurst(Instant.EPOCH, "m", Optional.empty());
    Set<String> keys = new HashSet<>();
    for (int i = 0; i < 400; i++) {
      String made = UUID.randomUUID().toString();
      assertThat(sweeps.replace(made, Optional.empty(), burst)).isTrue();
    }

    TABLES
        .administrator()
        .scan(s -> s.tableName(TABLES.name("LedgerTable")))
        .items()
        .forEach(item -> keys.add(item.get("pk").s()));
    assertThat(keys).allMatch(key -> key.matches("sweep#event#[0-9a-f]{3}"));
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
