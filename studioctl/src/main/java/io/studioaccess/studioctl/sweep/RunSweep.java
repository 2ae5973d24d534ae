package io.studioaccess.studioctl.sweep;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.plan.RequestedReconcile;
import io.studioaccess.studioctl.plan.Selection;
import io.studioaccess.studioctl.plan.SweepPlanner;
import io.studioaccess.studioctl.plan.SweepPreview;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
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
      "Reconcile all users who are not in the desired state, and wait for completion.",
      "--adopt first takes over foreign profiles, after showing them and asking."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl sweep",
      "  studioctl sweep --user ana",
      "  studioctl sweep --plan plan.json --yes",
      "  studioctl sweep --group data-scientists --adopt"
    })
public final class RunSweep implements Callable<Integer> {
  private final BeanProvider<SweepPlanner> planner;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<SweepQueues> queues;
  private final BeanProvider<ReconcileWatcher> watcher;
  private final BeanProvider<Adoption> adoption;
  private final Display display;

  @Mixin private Selection selection;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "Reconcile exactly the users of this plan file (\"studioctl plan --out FILE\")")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--adopt", description = "Take over foreign profiles first")
  private boolean adopt;

  @Mixin private TimeoutOption timeoutOption;

  RunSweep(
      BeanProvider<SweepPlanner> planner,
      BeanProvider<Installation> installation,
      BeanProvider<SweepQueues> queues,
      BeanProvider<ReconcileWatcher> watcher,
      BeanProvider<Adoption> adoption,
      Display display) {
    this.planner = planner;
    this.installation = installation;
    this.queues = queues;
    this.watcher = watcher;
    this.adoption = adoption;
    this.display = display;
  }

  @Override
  public Integer call() {
    String eventId = "studioctl-" + UUID.randomUUID();
    SweepPreview.Result preview =
        plan.map(file -> planner.get().review(file, installation.get(), eventId))
            .orElseGet(() -> planner.get().preview(selection, eventId));
    preview
        .inaccessible()
        .forEach((domain, reason) -> display.note(display.error(domain.id() + ": " + reason)));
    if (preview.requests().isEmpty()) {
      show(Map.of(), 0, "Nothing to do: every user is in the desired state.");
      return ExitCode.OK;
    }
    if (adopt) {
      adoptProfiles(preview);
    }
    display.confirm("Reconcile %s?".formatted(Quantity.of(preview.requests().size(), "user")));
    for (Direction direction : Direction.values()) {
      queues.get().request(requests(preview, direction), direction);
    }
    Set<UserId> users =
        preview.requests().stream().map(user -> user.request().user()).collect(Collectors.toSet());
    Set<String> eventIds =
        preview.requests().stream()
            .map(user -> user.request().trigger().eventId())
            .collect(Collectors.toSet());
    LedgerSnapshot after = watcher.get().awaitCompletion(users, eventIds, timeoutOption.timeout());
    Map<String, Integer> states = states(users, after);
    show(states, users.size(), "%s reconciled.".formatted(Quantity.of(users.size(), "user")));
    return ExitCode.OK;
  }

  private static List<ReconcileRequest> requests(SweepPreview.Result preview, Direction direction) {
    return preview.requests().stream()
        .filter(user -> user.direction() == direction)
        .map(RequestedReconcile::request)
        .toList();
  }

  private void adoptProfiles(SweepPreview.Result preview) {
    List<Adoption.Candidate> candidates = adoption.get().candidates(preview);
    if (candidates.isEmpty()) {
      display.note("No foreign profiles to take over.");
      return;
    }
    if (!display.isJson()) {
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
    display.confirm(
        "Take over %s? Each keeps its home directory and spaces, gets the role of its group, and is deleted after its user leaves."
            .formatted(Quantity.of(candidates.size(), "profile")));
    adoption.get().adopt(candidates);
  }

  private static Map<String, Integer> states(Set<UserId> users, LedgerSnapshot ledger) {
    Map<String, Integer> states = new TreeMap<>();
    for (UserId user : users) {
      ledger
          .recordOf(user)
          .profiles()
          .values()
          .forEach(
              profile ->
                  states.merge(
                      profile.hold().isPresent() ? "HELD" : profile.state().name(),
                      1,
                      Integer::sum));
      if (ledger.recordOf(user).profiles().isEmpty()) {
        states.merge("NO PROFILE", 1, Integer::sum);
      }
    }
    return states;
  }

  private void show(Map<String, Integer> states, int users, String sentence) {
    if (display.isJson()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("users", users);
      fields.put("states", states);
      display.json(fields);
      return;
    }
    display.line(sentence);
    if (!states.isEmpty()) {
      display.table(
          List.of("state", "profiles"),
          states.entrySet().stream()
              .map(state -> List.of(state.getKey(), state.getValue().toString()))
              .toList());
    }
  }
}
