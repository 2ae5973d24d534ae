package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbApprovals;
import io.studioaccess.aws.dynamodb.DynamoDbChangeGuard;
import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.GuardedChange;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** On DynamoDB Local, with the rights that the template gives both functions. */
class DynamoDbChangeGuardIT {
  private static final int LIMIT = 25;
  private static final Duration APPROVED_FOR = Duration.ofHours(4);
  private static final DomainId DOMAIN = new DomainId("d-one");

  private static final Optional<RoleArn> ENDS = Optional.empty();
  private static final Optional<RoleArn> ENGINEER = role("engineer");

  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final AtomicInteger announced = new AtomicInteger();
  private DynamoDbChangeGuard guard;
  private DynamoDbChangeGuard other;

  @BeforeEach
  void bothFunctionsOnOneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    guard = of(Roles.provisioner(aws), LIMIT);
    other = of(Roles.deprovisioner(aws), LIMIT);
    aws.clock.advance(Duration.ofHours(2));
  }

  private DynamoDbChangeGuard of(String accessKey, int limit) {
    return new DynamoDbChangeGuard(
        aws.client(DynamoDbClient.builder(), accessKey),
        TABLES.name("LedgerTable"),
        limit,
        aws.clock,
        announced::incrementAndGet);
  }

  private static Optional<RoleArn> role(String name) {
    return Optional.of(new RoleArn("arn:aws:iam::111122223333:role/studio/" + name));
  }

  private static GuardedChange change(UserId user, DomainId domain, Optional<RoleArn> to) {
    return new GuardedChange(user, domainIn("111122223333", domain), to, true);
  }

  private static DomainArn domainIn(String account, DomainId domain) {
    return new DomainArn("arn:aws:sagemaker:eu-west-1:%s:domain/%s".formatted(account, domain));
  }

  private static UserId user(int number) {
    return new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number));
  }

  @Test
  void ofTwoHundredWhoAskAtOnceExactlyTheLimitIsAdmitted() throws Exception {
    assertThat(admittedOf(200, 0)).isEqualTo(LIMIT);
    aws.clock.advance(Duration.ofMinutes(59));
    assertThat(admittedOf(50, 1_000)).isZero();
    aws.clock.advance(Duration.ofMinutes(2));
    assertThat(admittedOf(100, 2_000)).isEqualTo(LIMIT);
  }

  private long admittedOf(int users, int from) throws Exception {
    List<Future<Boolean>> answers = new ArrayList<>();
    try (var functions = Executors.newFixedThreadPool(16)) {
      IntStream.range(from, from + users)
          .forEach(
              i ->
                  answers.add(
                      functions.submit(
                          () ->
                              (i % 2 == 0 ? guard : other).admits(change(user(i), DOMAIN, ENDS)))));
    }
    long admitted = 0;
    for (Future<Boolean> answer : answers) {
      admitted += answer.get() ? 1 : 0;
    }
    return admitted;
  }

  @Test
  void accountsAndUnrecordedProfilesHaveLimitsOfTheirOwn() {
    DynamoDbChangeGuard one = of(Roles.deprovisioner(aws), 1);
    DomainArn domain = domainIn("111122223333", DOMAIN);
    for (int i = 0; i < 30; i++) {
      one.admits(new GuardedChange(user(100 + i), domain, ENDS, false));
    }

    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isFalse();
    assertThat(one.admits(new GuardedChange(user(3), domainIn("444455556666", DOMAIN), ENDS, true)))
        .isTrue();
  }

  @Test
  void theHourRolls() {
    DynamoDbChangeGuard two = of(Roles.deprovisioner(aws), 2);
    assertThat(two.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    aws.clock.advance(Duration.ofMinutes(40));
    assertThat(two.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(two.admits(change(user(3), DOMAIN, ENDS))).isFalse();
    aws.clock.advance(Duration.ofMinutes(21));
    assertThat(two.admits(change(user(3), DOMAIN, ENDS))).isTrue();
    assertThat(two.admits(change(user(4), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aRepeatedRequestCountsOncePerHour() {
    DynamoDbChangeGuard one = of(Roles.deprovisioner(aws), 1);
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), new DomainId("d-two"), ENDS))).isFalse();
    aws.clock.advance(Duration.ofMinutes(61));
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aLimitOfNoneHoldsEverybody() {
    assertThat(of(Roles.provisioner(aws), 0).admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void exactlyWhatIsApprovedIsAdmittedWhereNobodyIs() {
    DynamoDbChangeGuard none = of(Roles.provisioner(aws), 0);
    DomainId other = new DomainId("d-two");
    approve(user(1), DOMAIN, ENGINEER);
    approve(user(1), other, ENDS);

    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isTrue();
    assertThat(none.admits(change(user(1), other, ENDS))).isTrue();
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isFalse();
    assertThat(none.admits(change(user(1), DOMAIN, role("scientist")))).isFalse();
    assertThat(none.admits(change(user(1), other, ENGINEER))).isFalse();
    assertThat(none.admits(change(user(1), new DomainId("d-three"), ENDS))).isFalse();
    assertThat(none.admits(change(user(2), DOMAIN, ENGINEER))).isFalse();
  }

  @Test
  void anApprovalCountsUntilItsLastMoment() {
    DynamoDbChangeGuard none = of(Roles.deprovisioner(aws), 0);
    approve(user(1), DOMAIN, ENDS);

    aws.clock.advance(APPROVED_FOR);
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    aws.clock.advance(Duration.ofMillis(1));
    assertThat(none.admits(change(user(1), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void anApprovedChangeDoesNotCount() {
    DynamoDbChangeGuard one = of(Roles.deprovisioner(aws), 1);
    approve(user(1), DOMAIN, ENDS);

    assertThat(one.admits(change(user(1), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(2), DOMAIN, ENDS))).isTrue();
    assertThat(one.admits(change(user(3), DOMAIN, ENDS))).isFalse();
  }

  @Test
  void aLaterApprovalReplacesThatOfTheSameDomainOnly() {
    DynamoDbChangeGuard none = of(Roles.provisioner(aws), 0);
    DomainId other = new DomainId("d-two");
    approve(user(1), DOMAIN, ENGINEER);
    approve(user(1), other, ENGINEER);
    aws.clock.advance(APPROVED_FOR);

    approve(user(1), other, ENDS);

    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isTrue();
    assertThat(none.admits(change(user(1), other, ENGINEER))).isFalse();
    assertThat(none.admits(change(user(1), other, ENDS))).isTrue();
    aws.clock.advance(Duration.ofMillis(1));
    assertThat(none.admits(change(user(1), DOMAIN, ENGINEER))).isFalse();
  }

  private void approve(UserId user, DomainId domain, Optional<RoleArn> to) {
    new DynamoDbApprovals(TABLES.administrator(), TABLES.name("LedgerTable"))
        .approve(user, domain, to, aws.clock.instant().plus(APPROVED_FOR));
  }

  @Test
  void aDecisionThatAToolWritesIsReadByTheFunctions() {
    Instant held = aws.clock.instant();

    new DynamoDbDecisions(TABLES.administrator(), TABLES.name("LedgerTable"))
        .put(new Decision(Optional.of(user(7)), Verdict.RELEASED, held.plusSeconds(1)));

    assertThat(guard.verdict(user(7), held)).contains(Verdict.RELEASED);
  }

  @Test
  void theLastWordCountsAndOnlyOnWhatWasHeldBefore() {
    Instant held = aws.clock.instant();
    assertThat(guard.verdict(user(1), held)).isEmpty();

    decide("all", "reject", held.plusSeconds(10));
    assertThat(guard.verdict(user(1), held)).contains(Verdict.REJECTED);
    assertThat(guard.verdict(user(1), held.plusSeconds(11))).isEmpty();

    decide(user(1).value(), "release", held.plusSeconds(20));
    assertThat(guard.verdict(user(1), held)).contains(Verdict.RELEASED);
    assertThat(guard.verdict(user(2), held)).contains(Verdict.REJECTED);

    decide(user(1).value(), "perhaps", held.plusSeconds(30));
    assertThat(guard.verdict(user(1), held)).contains(Verdict.REJECTED);
  }

  private static void decide(String about, String decision, Instant at) {
    TABLES
        .administrator()
        .putItem(
            put ->
                put.tableName(TABLES.name("LedgerTable"))
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS("decision#" + about),
                            "decision", AttributeValue.fromS(decision),
                            "at", AttributeValue.fromS(at.toString()))));
  }
}
