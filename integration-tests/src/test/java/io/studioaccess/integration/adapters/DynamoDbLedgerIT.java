package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.LedgerContract;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.reconcile.HistoryEntry;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local, with the rights that the template gives both functions. */
class DynamoDbLedgerIT extends LedgerContract {

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private DynamoDbLedger ledger;
  private DynamoDbLedger other;

  @BeforeEach
  void bothFunctionsOnOneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    ledger = of(Roles.provisioner(aws));
    other = of(Roles.deprovisioner(aws));
  }

  private DynamoDbLedger of(String accessKey) {
    return new DynamoDbLedger(
        aws.client(DynamoDbClient.builder(), accessKey), TABLES.name("LedgerTable"), aws.clock);
  }

  @Override
  protected DynamoDbLedger ledger() {
    return ledger;
  }

  @Override
  protected DynamoDbLedger other() {
    return other;
  }

  @Override
  protected void advance(Duration time) {
    aws.clock.advance(time);
  }

  private Map<String, AttributeValue> item(String key) {
    return TABLES
        .administrator()
        .getItem(
            get ->
                get.tableName(TABLES.name("LedgerTable"))
                    .key(Map.of("pk", AttributeValue.fromS(key))))
        .item();
  }

  private String expiry(String key) {
    return item(key).get("expiresAt").n();
  }

  private String inEpochSeconds(Duration later) {
    return Long.toString(aws.clock.instant().plus(later).getEpochSecond());
  }

  @Test
  void emptyRecordLeavesNoItem() {
    // When
    ledger.release(acquire(), UserRecord.empty());

    // Then
    assertThat(item("user#" + ADA)).isEmpty();
  }

  @Test
  void aRecordDoesNotExpire() {
    // When
    ledger.release(acquire(), FULL);

    // Then
    assertThat(item("user#" + ADA)).isNotEmpty().doesNotContainKey("expiresAt");
  }

  @Test
  void historyIsDroppedBeforeAWriteFails() {
    // Given
    HistoryEntry huge =
        new HistoryEntry(
            Instant.parse("2026-03-02T08:00:00Z"),
            "event-1",
            new DomainId("d-research"),
            "Granted",
            "x".repeat(410_000));
    HistoryEntry newest =
        new HistoryEntry(
            huge.at().plusSeconds(1), "event-2", huge.domain(), "Revoked", "the reason");
    UserRecord record =
        new UserRecord(
            FULL.profiles(),
            FULL.memberships(),
            FULL.pendingReconciles(),
            FULL.directory(),
            List.of(huge, newest));

    // When
    ledger.release(acquire(), record);

    // Then
    assertThat(acquire().record()).isEqualTo(record.withNewestOfHistory());
  }

  /** The history table may refuse writes for long; a revocation must be recorded all the same. */
  @Test
  void outcomesThatTheHistoryLacksAreDroppedBeforeAWriteFails() {
    // Given
    RecordedOutcome lacking =
        new RecordedOutcome(
            ADA,
            Instant.EPOCH,
            Instant.parse("2026-03-02T08:00:00Z"),
            "event-1",
            Cause.NONE,
            "Refused",
            new DomainId("d-research"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("x".repeat(300)));
    UserRecord record = FULL.withUnrecorded(Collections.nCopies(1_000, lacking));

    // When
    ledger.release(acquire(), record);

    // Then
    assertThat(acquire().record()).isEqualTo(FULL.withNewestOfHistory().withUnrecorded(List.of()));
  }

  @Test
  void outcomesThatTheHistoryLacksAreKept() {
    // Given
    RecordedOutcome lacking =
        new RecordedOutcome(
            ADA,
            Instant.EPOCH,
            Instant.parse("2026-03-02T08:00:00Z"),
            "event-1",
            new Cause(Optional.of("service/event"), Optional.of("user/u-1")),
            "Changed",
            new DomainId("d-research"),
            Optional.of(new ProfileName("ada")),
            Optional.of(new GroupName("winners")),
            Optional.of(new RoleArn("arn:aws:iam::111122223333:role/studio/one")),
            Optional.of(new RoleArn("arn:aws:iam::111122223333:role/studio/two")),
            Optional.empty());
    UserRecord record = FULL.withUnrecorded(List.of(lacking));

    // When
    ledger.release(acquire(), record);

    // Then
    assertThat(acquire().record()).isEqualTo(record);
    assertThat(record.withUnrecorded(List.of())).isEqualTo(FULL);
  }

  @Test
  void aHistoryAloneExpiresAfterAnAuditsYear() {
    // Given
    var nothingButHistory =
        new UserRecord(Map.of(), Map.of(), Map.of(), Optional.empty(), FULL.history());

    // When
    ledger.release(acquire(), nothingButHistory);

    // Then
    assertThat(expiry("user#" + ADA)).isEqualTo(inEpochSeconds(Duration.ofDays(400)));
  }

  @Test
  void aMembershipDoesNotExpireBeforeItEnds() {
    // When
    ledger.recordMembership(ADA, MEMBERSHIP);

    // Then
    assertThat(item("membership#" + MEMBERSHIP.id())).isNotEmpty().doesNotContainKey("expiresAt");
  }

  @Test
  void aMembershipThatEndedIsRememberedForAMonth() {
    // Given
    ledger.recordMembership(ADA, MEMBERSHIP);

    // When
    ledger.expireMembership(ADA, MEMBERSHIP);

    // Then
    assertThat(expiry("membership#" + MEMBERSHIP.id()))
        .isEqualTo(inEpochSeconds(Duration.ofDays(30)));
  }
}
