package io.studioaccess.runtime;

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
import jakarta.inject.Singleton;
import java.io.ByteArrayInputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.crac.Context;
import org.crac.Resource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a function does once before its snapshot is taken, so that the first event after a restore
 * finds its classes loaded and its connections known: an event that is about nobody, each read once
 * about a user who does not exist, and a {@link Rehearsal} of what changes something. It changes
 * nothing, and whatever fails in it costs only time later.
 */
@Singleton
@Requires(beans = OperationExecutor.class)
final class Priming implements Resource {
  private static final Logger LOG = LoggerFactory.getLogger(Priming.class);

  private static final String NOBODY = "00000000-0000-4000-8000-000000000000";

  private static final String EVENT_ABOUT_NOBODY =
      """
      {"Records": [{"messageId": "priming", "eventSource": "aws:sqs",
        "attributes": {"ApproximateReceiveCount": "1"},
        "body": "{\\"id\\": \\"priming\\", \\"detail\\": {\\"eventSource\\": \\"priming\\", \\"eventName\\": \\"Priming\\"}}"}]}
      """;

  private final Intake intake;
  private final Directory directory;
  private final GroupMappings mappings;
  private final MembershipLedger ledger;
  private final Studio studio;
  private final Region home;
  private final Rehearsal rehearsal;

  Priming(
      Intake intake,
      Directory directory,
      GroupMappings mappings,
      MembershipLedger ledger,
      Studio studio,
      Region home,
      Rehearsal rehearsal) {
    this.intake = intake;
    this.directory = directory;
    this.mappings = mappings;
    this.ledger = ledger;
    this.studio = studio;
    this.home = home;
    this.rehearsal = rehearsal;
  }

  @Override
  public void beforeCheckpoint(Context<? extends Resource> context) {
    attempt("event", this::handleEventAboutNobody);
    attempt("directory", () -> directory.user(new UserId(NOBODY)));
    attempt("ledger", () -> ledger.memberOf(new MembershipId(NOBODY)));
    attempt("mapping and Studio", this::readMappingAndStudio);
    attempt("rehearsal", rehearsal::run);
  }

  /**
   * Nothing to do: a connection that has died meanwhile is opened again by the HTTP client, and
   * what is remembered expires by the clock.
   */
  @Override
  public void afterRestore(Context<? extends Resource> context) {}

  private interface Part {
    void run() throws Exception;
  }

  private static void attempt(String part, Part deed) {
    try {
      deed.run();
    } catch (Exception e) {
      LOG.atWarn().addKeyValue("part", part).setCause(e).log("Priming did not go through");
    }
  }

  private void handleEventAboutNobody() throws Exception {
    intake.handle(
        new ByteArrayInputStream(EVENT_ABOUT_NOBODY.getBytes(StandardCharsets.UTF_8)),
        OutputStream.nullOutputStream(),
        () -> Integer.MAX_VALUE);
  }

  private void readMappingAndStudio() {
    Optional<DomainArn> domain = mappings.current().domains(home).stream().findFirst();
    if (domain.flatMap(studio::domain).isPresent()) {
      Optional<Studio.Profile> unused = studio.profile(domain.get(), new ProfileName(NOBODY));
    }
  }
}
