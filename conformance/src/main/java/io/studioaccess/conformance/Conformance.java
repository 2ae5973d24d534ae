package io.studioaccess.conformance;

import io.studioaccess.conformance.aws.Answers;
import io.studioaccess.conformance.aws.Aws;
import io.studioaccess.conformance.aws.AwsParameter;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.aws.InterruptedRun;
import io.studioaccess.conformance.aws.Prefix;
import io.studioaccess.conformance.aws.Scrubber;
import io.studioaccess.conformance.aws.Target;
import io.studioaccess.conformance.aws.Time;
import io.studioaccess.conformance.report.Report;
import io.studioaccess.conformance.report.Results;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.EngineFilter;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.core.LauncherConfig;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/**
 * One run of contract tests. At its end, everything that it created is removed, also if a test
 * fails or the run is interrupted.
 */
public final class Conformance {

  private final Connection connection;
  private final Target target;
  private final Time time;
  private final Answers answers;
  private final Results results;
  private final CountDownLatch ended = new CountDownLatch(1);

  public Conformance(Connection connection, Target target, Time time) {
    this.connection = connection;
    this.target = target;
    this.time = time;
    answers = new Answers(new Scrubber(target.secrets()));
    results = new Results(answers);
  }

  /**
   * Runs the tests of these classes, and removes what they created.
   *
   * @param listeners see the tests start and end
   */
  public Report run(List<Class<?>> contracts, TestExecutionListener... listeners) {
    List<String> remains;
    try {
      execute(contracts, listeners);
    } finally {
      remains = new Leftovers(connection, target, time).remove(target.prefix());
      ended.countDown();
    }
    return Report.of(
        LocalDate.ofInstant(time.now(), ZoneOffset.UTC),
        target.region(),
        connection.hasItsOwnEndpoint(),
        results,
        answers.durations(),
        remains.stream().map(answers.scrubber()::text).toList());
  }

  private void execute(List<Class<?>> contracts, TestExecutionListener... listeners) {
    LauncherConfig config =
        LauncherConfig.builder()
            .enableLauncherSessionListenerAutoRegistration(false)
            .enableLauncherDiscoveryListenerAutoRegistration(false)
            .enableTestExecutionListenerAutoRegistration(false)
            .build();
    try (LauncherSession session = LauncherFactory.openSession(config)) {
      AwsParameter.put(session.getStore(), new Aws(connection, target, time, answers));
      List<TestExecutionListener> all = new ArrayList<>(List.of(listeners));
      all.add(results);
      session
          .getLauncher()
          .execute(
              LauncherDiscoveryRequestBuilder.request()
                  .selectors(contracts.stream().map(DiscoverySelectors::selectClass).toList())
                  .filters(EngineFilter.includeEngines("junit-jupiter"))
                  .enableImplicitConfigurationParameters(false)
                  .build(),
              all.toArray(TestExecutionListener[]::new));
    }
  }

  /**
   * Stops a run from another thread: no further test calls AWS, and {@link #run} removes what was
   * created. Returns when it has.
   */
  public void interrupt() {
    answers.stop();
    try {
      ended.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedRun();
    }
  }

  /** Every answer of AWS without ids, by test. */
  public String answers() {
    return Report.answers(results);
  }

  public Prefix prefix() {
    return target.prefix();
  }
}
