package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbEventSweeps;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.reconciler.contracts.EventSweepsContract;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupBurst;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the sweeper. */
class DynamoDbEventSweepsIT extends EventSweepsContract {
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

  @Override
  protected Instant now() {
    return aws.clock.instant();
  }

  @Override
  protected void advance(Duration time) {
    aws.clock.advance(time);
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
