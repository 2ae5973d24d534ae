package io.studioaccess.studioctl.sweep;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.plan.RequestedReconcile;
import io.studioaccess.studioctl.plan.Selection;
import io.studioaccess.studioctl.plan.SweepPlanView;
import io.studioaccess.studioctl.plan.SweepPlanner;
import io.studioaccess.studioctl.plan.SweepPreview;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Requests reconciles as the sweeper does, and waits for them. */
@Prototype
@Command(
    name = "sweep",
    description = {
      "Reconcile all users who are not in the desired state: show the plan, ask, and wait.",
      "--adopt first takes over foreign profiles, after showing them and asking.",
      "Exit code 2 if one of these users has a held change afterwards, or a revocation or deletion",
      "is blocked; 1 if none has, but a domain could not be read."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl sweep",
      "  studioctl sweep --user ana",
      "  studioctl sweep --plan plan.json --yes",
      "  studioctl sweep --group data-scientists --adopt",
      "  studioctl sweep --full"
    })
public final class RunSweep implements Callable<Integer> {
  private final BeanProvider<SweepPlanner> planner;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<SweepQueues> queues;
  private final BeanProvider<ReconcileWatcher> watcher;
  private final BeanProvider<Adoption> adoption;
  private final BeanProvider<FullSweep> fullSweep;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;

  @Mixin private Selection selection;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Reconcile exactly the users of this plan file (\"studioctl plan --out FILE\")")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--adopt", description = "Take over foreign profiles first")
  private boolean adopt;

  @Option(
      names = "--full",
      description = "Start the sweeper's own sweep of all users now, which \"status\" then shows")
  private boolean full;

  @Mixin private TimeoutOption timeoutOption;

  RunSweep(
      BeanProvider<SweepPlanner> planner,
      BeanProvider<Installation> installation,
      BeanProvider<SweepQueues> queues,
      BeanProvider<ReconcileWatcher> watcher,
      BeanProvider<Adoption> adoption,
      BeanProvider<FullSweep> fullSweep,
      BeanProvider<ReconcileSettings> settings,
      Display display) {
    this.planner = planner;
    this.installation = installation;
    this.queues = queues;
    this.watcher = watcher;
    this.adoption = adoption;
    this.fullSweep = fullSweep;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    if (full) {
      return runFull();
    }
    String eventId = "studioctl-" + UUID.randomUUID();
    SweepPlanner.Prepared prepared =
        plan.map(file -> planner.get().review(file, installation.get(), eventId))
            .orElseGet(() -> planner.get().prepare(selection, eventId));
    SweepPreview.Result requests = prepared.requests();
    display
        .beforeQuestion()
        .ifPresentOrElse(
            shown ->
                new SweepPlanView(shown, settings.get().maxRevocationsPerHour())
                    .show(prepared.plan()),
            () -> noteInaccessible(requests));
    if (requests.requests().isEmpty()) {
      showDone(0, List.of());
      return exitCode(List.of(), requests.inaccessible());
    }
    if (adopt) {
      adoptProfiles(requests);
    }
    display.confirm("Reconcile %s?".formatted(Quantity.of(requests.requests().size(), "user")));
    Set<UserId> users = users(requests);
    LedgerSnapshot after = reconcile(requests, users);
    showDone(users.size(), ProfileCount.of(users, after));
    return exitCode(users.stream().map(after::recordOf).toList(), requests.inaccessible());
  }

  private void noteInaccessible(SweepPreview.Result requests) {
    requests
        .inaccessible()
        .forEach((domain, reason) -> display.note(display.error(domain.id() + ": " + reason)));
  }

  static int exitCode(List<UserRecord> after, Map<DomainArn, String> inaccessible) {
    if (after.stream().anyMatch(Hindrance::needsAdministrator)) {
      return ExitCode.CHANGES;
    }
    return inaccessible.isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private static Set<UserId> users(SweepPreview.Result requests) {
    return requests.requests().stream()
        .map(user -> user.request().user())
        .collect(Collectors.toSet());
  }

  private LedgerSnapshot reconcile(SweepPreview.Result requests, Set<UserId> users) {
    for (Direction direction : Direction.values()) {
      queues.get().request(requests(requests, direction), direction);
    }
    Set<String> eventIds =
        requests.requests().stream()
            .map(user -> user.request().trigger().eventId())
            .collect(Collectors.toSet());
    return watcher.get().awaitCompletion(users, eventIds, timeoutOption.timeout());
  }

  private static List<ReconcileRequest> requests(SweepPreview.Result preview, Direction direction) {
    return preview.requests().stream()
        .filter(user -> user.direction() == direction)
        .map(RequestedReconcile::request)
        .toList();
  }

  private Integer runFull() {
    if (!selection.isEmpty() || plan.isPresent() || adopt) {
      throw new CommandException(
          "--full sweeps all users: leave out --user, --group, --domain, --plan and --adopt.");
    }
    display.confirm("Start a full sweep now?");
    LastSweep swept = fullSweep.get().run(timeoutOption.timeout());
    if (display.isJson()) {
      display.json(SweepDocument.of(swept));
    } else {
      display.line(
          "Full sweep finished at %s: %s compared, %s requested."
              .formatted(
                  Display.timestamp(swept.at()),
                  Quantity.of(swept.users(), "user"),
                  Quantity.of(swept.requested(), "reconcile")));
    }
    return ExitCode.OK;
  }

  private void adoptProfiles(SweepPreview.Result preview) {
    List<Adoption.Candidate> candidates = adoption.get().candidates(preview);
    if (candidates.isEmpty()) {
      display.note("No foreign profiles to take over.");
      return;
    }
    display.beforeQuestion().ifPresent(shown -> show(candidates, shown));
    display.confirm(
        "Take over %s? Each keeps its home directory and spaces, gets the role of its group, and is deleted after its user leaves."
            .formatted(Quantity.of(candidates.size(), "profile")));
    adoption.get().adopt(candidates);
  }

  private static void show(List<Adoption.Candidate> candidates, Display display) {
    display.table(
        List.of("user", "domain", "profile", "current role", "new role", "group"),
        candidates.stream()
            .map(
                candidate ->
                    List.of(
                        candidate.userName(),
                        candidate.domain().id().value(),
                        candidate.profile().name().value(),
                        candidate.profile().role().map(PlanText::role).orElse("domain default"),
                        PlanText.role(candidate.next().role()),
                        candidate.next().group().value()))
            .toList());
    display.line("");
  }

  private void showDone(int users, List<ProfileCount> profiles) {
    if (display.isJson()) {
      display.json(SweepDocument.of(users, profiles));
    } else if (users > 0) {
      display.line("%s reconciled.".formatted(Quantity.of(users, "user")));
      display.table(
          List.of("state", "profiles"),
          profiles.stream()
              .map(count -> List.of(count.word(), Integer.toString(count.profiles())))
              .toList());
    }
  }
}
