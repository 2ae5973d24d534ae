package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.DynamoDbApprovals;
import io.studioaccess.aws.dynamodb.DynamoDbChangeGuard;
import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.ChangeGuardContract;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.Decision;
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
class DynamoDbChangeGuardIT extends ChangeGuardContract {
  private static final int LIMIT = 25;

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

  @Override
  protected ChangeGuard guard(int limit) {
    return of(Roles.deprovisioner(aws), limit);
  }

  @Override
  protected Instant now() {
    return aws.clock.instant();
  }

  @Override
  protected void advance(Duration time) {
    aws.clock.advance(time);
  }

  @Override
  protected void approve(UserId user, DomainId domain, Optional<RoleArn> to, Instant until) {
    new DynamoDbApprovals(TABLES.administrator(), TABLES.name("LedgerTable"))
        .approve(user, domain, to, until);
  }

  @Override
  protected void decide(Decision decision) {
    new DynamoDbDecisions(TABLES.administrator(), TABLES.name("LedgerTable")).put(decision);
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
  void aDecisionThatIsNotLegalCountsAsNone() {
    Instant held = now();
    decide(new Decision(Optional.empty(), Verdict.REJECTED, held.plusSeconds(10)));

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
