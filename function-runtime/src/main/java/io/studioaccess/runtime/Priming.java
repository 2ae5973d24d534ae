package io.studioaccess.runtime;

import io.micronaut.context.ApplicationContext;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.runtime.logging.LogOutput;
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/**
 * Primes a function once before its snapshot is taken, so that the first event after a restore
 * finds its code compiled and its connections prepared. It makes each read call for an id that does
 * not exist, and repeats a {@link Rehearsal} of whole events, and what that does not reach: an
 * ignored event through Micronaut's handler, and a read of the ledger through its connection. It
 * changes nothing. If a step fails, the first event is only slower.
 */
@Singleton
@Requires(beans = OperationExecutor.class)
final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private static final String UNKNOWN_ID = "00000000-0000-4000-8000-000000000000";

  /** Lambda allows 130 s for the start and this hook of a function with a timeout of a minute. */
  private static final Duration LONGEST_REHEARSAL = Duration.ofSeconds(30);

  /** For each part that a rehearsal does not reach. */
  private static final Duration LONGEST_REPETITION = Duration.ofSeconds(10);

  private static final String IGNORED_EVENT =
      """
      {"Records": [{"messageId": "priming", "eventSource": "aws:sqs",
        "attributes": {"ApproximateReceiveCount": "1"},
        "body": "{\\"id\\": \\"priming\\", \\"detail\\": {\\"eventSource\\": \\"priming\\", \\"eventName\\": \\"Priming\\"}}"}]}
      """;

  private final ApplicationContext beans;
  private final Directory directory;
  private final GroupMappings mappings;
  private final MembershipLedger ledger;
  private final Studio studio;
  private final Region home;
  private final Rehearsal rehearsal;
  private final int mostRepetitions;

  /**
   * @param mostRepetitions how often each part is repeated at most; fewer for tests, where nobody
   *     waits for the first event
   */
  Priming(
      ApplicationContext beans,
      Directory directory,
      GroupMappings mappings,
      MembershipLedger ledger,
      Studio studio,
      Region home,
      Rehearsal rehearsal,
      @Property(name = "priming.repetitions", defaultValue = "1000") int mostRepetitions) {
    this.beans = beans;
    this.directory = directory;
    this.mappings = mappings;
    this.ledger = ledger;
    this.studio = studio;
    this.home = home;
    this.rehearsal = rehearsal;
    this.mostRepetitions = mostRepetitions;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    tryStep("event", this::handleIgnoredEvents);
    tryStep("directory", () -> directory.user(new UserId(UNKNOWN_ID)));
    tryStep("mapping and Studio", this::readMappingAndStudio);
    tryStep("rehearsal", this::rehearse);
    tryStep("ledger", this::readLedger);
  }

  /**
   * Does nothing: the HTTP client reopens dead connections, and cache entries expire by the clock.
   */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  private interface Step {
    void run() throws Exception;
  }

  private static void tryStep(String name, Step step) {
    try {
      step.run();
    } catch (Exception | LinkageError e) {
      LOG.atWarn().addKeyValue("part", name).setCause(e).log("Priming step failed");
    }
  }

  /** As Lambda calls the function: through Micronaut's handler, which the rehearsal leaves out. */
  private void handleIgnoredEvents() throws Exception {
    FunctionHandler handler = new FunctionHandler(beans) {};
    try {
      int unused =
          LogOutput.withoutLines(() -> repetition().all(() -> handleIgnoredEvent(handler)));
    } finally {
      // Micronaut's handler describes the invocation there.
      MDC.clear();
    }
  }

  private static void handleIgnoredEvent(FunctionHandler handler) throws IOException {
    ByteArrayOutputStream output = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(IGNORED_EVENT.getBytes(StandardCharsets.UTF_8)),
        output,
        new PrimingContext());
    if (!output.toString(StandardCharsets.UTF_8).equals(Rehearsal.NO_FAILURES)) {
      throw new IllegalStateException("the ignored event failed");
    }
  }

  private Repetition repetition() {
    return new Repetition(mostRepetitions, LONGEST_REPETITION);
  }

  private void readMappingAndStudio() {
    Optional<DomainArn> domain = mappings.current().domains(home).stream().findFirst();
    if (domain.flatMap(studio::domain).isPresent()) {
      Optional<Studio.Profile> unused = studio.profile(domain.get(), new ProfileName(UNKNOWN_ID));
    }
  }

  private void rehearse() throws Exception {
    long begun = System.nanoTime();
    Rehearsal.Result result = rehearsal.run(new Repetition(mostRepetitions, LONGEST_REHEARSAL));
    LOG.atInfo()
        .addKeyValue("outcomes", String.join(", ", result.outcomes()))
        .addKeyValue("runs", result.runs())
        .addKeyValue("millis", Duration.ofNanos(System.nanoTime() - begun).toMillis())
        .log("Rehearsed");
  }

  private void readLedger() throws Exception {
    int unused = repetition().all(() -> ledger.memberOf(new MembershipId(UNKNOWN_ID)));
  }
}
