package io.studioaccess.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.Conformance;
import io.studioaccess.conformance.Contracts;
import io.studioaccess.conformance.Estimate;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.conformance.contracts.SpaceContract;
import io.studioaccess.conformance.report.Report;
import io.studioaccess.conformance.report.TestResult.Verdict;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/**
 * Conformance runs against the sandbox. {@code make conformance} rewrites the report in docs, by
 * {@code -Dconformance.update=true}.
 */
class ConformanceTest {

  private static final Path REPORT =
      TestRepository.root().resolve("docs/reference/conformance-report.md");
  private static final boolean UPDATE = Boolean.getBoolean("conformance.update");

  private final SandboxAccount account = new SandboxAccount();

  @AfterEach
  void close() {
    account.close();
  }

  @Test
  void theSandboxIsAsBelieved() throws IOException {
    // When
    Conformance run;
    Report report;
    try (Connection connection = account.connection()) {
      run = account.run(connection);
      report = run.run(Contracts.ALL);
    }

    // Then
    if (UPDATE) {
      Files.writeString(REPORT, report.markdown());
    }
    assertThat(report.refuted()).as(report.markdown()).isEmpty();
    assertThat(report.with(Verdict.NOT_TESTED))
        .filteredOn(finding -> !finding.belief().contractTests().isEmpty())
        .isEmpty();
    assertThat(report.markdown()).isEqualTo(Files.readString(REPORT));
    assertThatNothingIsLeft();
    assertThatThePolicyAllowsWhatWasNeededAndNoMore();
    assertThatTheEstimateHolds();
    assertThat(run.answers()).doesNotContain("111122223333", "example.com", "arn:aws:", "sac-");
  }

  private void assertThatThePolicyAllowsWhatWasNeededAndNoMore() {
    Set<String> used =
        new TreeSet<>(account.cloud.endpoint().calls().actionsUsedBy(SandboxAccount.CALLER));
    used.remove("sts:GetCallerIdentity"); // needs no permission
    used.add("sts:AssumeRole"); // refused, because the role does not exist
    assertThat(DocumentedPolicy.actions()).isEqualTo(used);
  }

  private void assertThatTheEstimateHolds() {
    List<Call> calls = account.cloud.endpoint().calls().by(SandboxAccount.CALLER);
    assertThat(calls).hasSizeLessThan(Estimate.CALLS);
    Estimate.AT_MOST.forEach(
        (operation, most) ->
            assertThat(calls)
                .filteredOn(call -> call.operation().equals(operation) && call.succeeded())
                .as(operation)
                .hasSizeBetween(most / 2, most));
  }

  private void assertThatNothingIsLeft() {
    assertThat(account.cloud.directory().users()).hasSize(1);
    assertThat(account.cloud.directory().groups()).hasSize(1);
    assertThat(account.cloud.directory().memberships()).isEmpty();
    assertThat(account.cloud.studio().profiles()).isEmpty();
    assertThat(account.cloud.studio().spaces()).isEmpty();
    assertThat(account.cloud.studio().apps())
        .allSatisfy(app -> assertThat(app.statusAsString()).isEqualTo("Deleted"));
  }

  @Test
  void anInterruptedRunLeavesNothing() throws InterruptedException {
    // Given
    AtomicInteger pauses = new AtomicInteger();
    try (Connection connection = account.connection()) {
      Thread[] interruption = new Thread[1];
      Time time = account.time();
      Time interrupted =
          new Time() {
            @Override
            public Instant now() {
              return time.now();
            }

            @Override
            public void pass(Duration duration) {
              time.pass(duration);
              if (pauses.incrementAndGet() == 2) {
                interruption[0].start();
                awaitState(interruption[0], Thread.State.WAITING);
              }
            }
          };
      Conformance run = new Conformance(connection, account.target(connection), interrupted);
      interruption[0] = new Thread(run::interrupt);

      // When
      Report report = run.run(List.of(SpaceContract.class));
      interruption[0].join();

      // Then
      assertThat(report.refuted()).isEmpty();
      assertThat(report.markdown()).contains("the run was interrupted");
      assertThatNothingIsLeft();
    }
  }

  private static void awaitState(Thread thread, Thread.State state) {
    while (thread.getState() != state) {
      Thread.onSpinWait();
    }
  }
}
