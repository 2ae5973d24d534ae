package io.studioaccess.studioctl.sweep;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.plan.PlanMaker;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.plan.Preview;
import io.studioaccess.studioctl.plan.ReconcilePlanFile;
import io.studioaccess.studioctl.plan.RequestedReconcile;
import io.studioaccess.studioctl.plan.Selection;
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

/** Names users to the functions, as the sweeper does, and waits until all were looked at. */
@Prototype
@Command(
    name = "sweep",
    description = {
      "Has the functions look at everybody who is not as they should be, and follows it to the"
          + " end.",
      "With --adopt, profiles made by hand are taken over, once they were shown and agreed to."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl sweep",
      "  studioctl sweep --user ana",
      "  studioctl sweep --plan plan.json --yes",
      "  studioctl sweep --group data-scientists --adopt"
    })
public final class SweepCommand implements Callable<Integer> {
  private final BeanProvider<PlanMaker> maker;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<LedgerReader> ledger;
  private final BeanProvider<SweepQueues> queues;
  private final BeanProvider<ReconcileWatcher> following;
  private final BeanProvider<Adoption> adoption;
  private final Display display;

  @Mixin private Selection selection;

  @Option(
      names = "--plan",
      paramLabel = "FILE",
      description = "The users of this plan, and nobody else: \"studioctl plan --out FILE\"")
  private Optional<Path> plan = Optional.empty();

  @Option(names = "--adopt", description = "Take over profiles that were made by hand")
  private boolean adopt;

  @Mixin private TimeoutOption patience;

  SweepCommand(
      BeanProvider<PlanMaker> maker,
      BeanProvider<Installation> installation,
      BeanProvider<LedgerReader> ledger,
      BeanProvider<SweepQueues> queues,
      BeanProvider<ReconcileWatcher> following,
      BeanProvider<Adoption> adoption,
      Display display) {
    this.maker = maker;
    this.installation = installation;
    this.ledger = ledger;
    this.queues = queues;
    this.following = following;
    this.adoption = adoption;
    this.display = display;
  }

  @Override
  public Integer call() {
    String eventId = "studioctl-" + UUID.randomUUID();
    Preview.Result preview =
        plan.map(this::planned).orElseGet(() -> maker.get().preview(selection, eventId));
    preview
        .inaccessible()
        .forEach((domain, reason) -> display.note(display.bad(domain.id() + ": " + reason)));
    if (preview.requests().isEmpty()) {
      answer(Map.of(), 0, "Nothing to do: every user is in the desired state.");
      return ExitCode.FINE;
    }
    if (adopt) {
      adoptFrom(preview);
    }
    display.confirm("Reconcile %s?".formatted(Count.of(preview.requests().size(), "user")));
    for (Direction direction : Direction.values()) {
      queues.get().request(of(preview, direction), direction);
    }
    Set<UserId> users =
        preview.requests().stream().map(user -> user.request().user()).collect(Collectors.toSet());
    Set<String> eventIds =
        preview.requests().stream()
            .map(user -> user.request().trigger().eventId())
            .collect(Collectors.toSet());
    LedgerSnapshot after = following.get().toTheEnd(users, eventIds, patience.atMost());
    Map<String, Integer> states = states(users, after);
    answer(
        states,
        users.size(),
        "%s reconciled.".formatted(Count.of(users.size(), "user was", "users were")));
    return ExitCode.FINE;
  }

  private Preview.Result planned(Path file) {
    return new Preview.Result(
        ReconcilePlanFile.users(file, installation.get()), Map.of(), ledger.get().read());
  }

  private static List<ReconcileRequest> of(Preview.Result preview, Direction direction) {
    return preview.requests().stream()
        .filter(user -> user.direction() == direction)
        .map(RequestedReconcile::request)
        .toList();
  }

  private void adoptFrom(Preview.Result preview) {
    List<Adoption.Candidate> candidates = adoption.get().candidates(preview);
    if (candidates.isEmpty()) {
      display.note("No profile made by hand is in anybody's way.");
      return;
    }
    if (!display.isJson()) {
      display.table(
          List.of("user", "domain", "profile", "role now", "role then", "group"),
          candidates.stream()
              .map(
                  candidate ->
                      List.of(
                          candidate.userName(),
                          candidate.domain().id().value(),
                          candidate.profile().name().value(),
                          candidate.profile().role().map(PlanText::role).orElse("the domain's"),
                          PlanText.role(candidate.next().role()),
                          candidate.next().group().value()))
              .toList());
      display.line("");
    }
    display.confirm(
        "Take over %s? Each keeps its home and spaces, and gets the role of the group; when its user leaves, it ends as all do."
            .formatted(Count.of(candidates.size(), "profile")));
    candidates.forEach(adoption.get()::adopt);
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

  private void answer(Map<String, Integer> states, int users, String sentence) {
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
          List.of("profiles now", "number"),
          states.entrySet().stream()
              .map(state -> List.of(state.getKey(), state.getValue().toString()))
              .toList());
    }
  }
}
