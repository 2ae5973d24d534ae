package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.AssignmentChange;
import io.studioaccess.reconciler.sweep.AssignmentPorts;
import io.studioaccess.reconciler.sweep.DecisionRow;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepCount;
import io.studioaccess.reconciler.sweep.SweepPart;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.studioctl.lists.DirectoryLists;
import io.studioaccess.studioctl.lists.ListedStudio;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Runs the sweeper's own sweep, but collects its requests instead of sending them, and writes
 * nothing.
 */
@Singleton
public final class SweepPreview {
  private final DirectoryLists directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final LedgerReader ledger;
  private final ListedStudio studio;
  private final ApplicationGroups groups;
  private final Region home;
  private final Clock clock;

  SweepPreview(
      DirectoryLists directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledger,
      ListedStudio studio,
      ApplicationGroups groups,
      Region home,
      Clock clock) {
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledger = ledger;
    this.studio = studio;
    this.groups = groups;
    this.home = home;
    this.clock = clock;
  }

  /**
   * The requests of a sweep.
   *
   * @param inaccessible reasons by domain that could not be read
   * @param assignments what the sweep would do to the assignments of groups
   * @param ledger the snapshot that the sweep used
   */
  public record Result(
      List<RequestedReconcile> requests,
      Map<DomainArn, String> inaccessible,
      List<AssignmentChange> assignments,
      LedgerSnapshot ledger) {}

  /** The sweep of the members of some groups. */
  public Result run(SweepRequest request) {
    return run(request, ledger.read());
  }

  /**
   * The sweep of the memberships and profiles of all users, and that of their status.
   *
   * @param eventId the correlation id of the messages
   */
  public Result allUsers(String eventId) {
    LedgerSnapshot snapshot = ledger.read();
    directory.readMembersOf(MappedGroups.all(mappings.current(), directory).toRead());
    Result members = run(SweepRequest.allUsers(eventId), snapshot);
    Result disabled = run(SweepRequest.status(eventId), snapshot);
    Map<String, RequestedReconcile> users = new TreeMap<>();
    disabled.requests().forEach(user -> users.put(user.request().user().value(), user));
    members.requests().forEach(user -> users.put(user.request().user().value(), user));
    return new Result(
        List.copyOf(users.values()), members.inaccessible(), members.assignments(), snapshot);
  }

  private Result run(SweepRequest request, LedgerSnapshot snapshot) {
    CollectingQueues queues = new CollectingQueues();
    Sweep sweep =
        new Sweep(
            new SweepPorts(
                directory,
                mappings,
                guard,
                () -> snapshot,
                new NoRecorder(),
                new UnrecordedProfiles(studio, snapshot),
                new NoNotices(),
                _ -> Optional.empty(),
                assignments(snapshot),
                queues,
                home,
                clock));
    Map<DomainArn, String> inaccessible = new HashMap<>();
    List<AssignmentChange> assignments = new ArrayList<>();
    queues.parts.add(request);
    while (!queues.parts.isEmpty()) {
      SweepReport report = sweep.run(queues.parts.removeFirst(), () -> false);
      report.failures().throwFirst();
      inaccessible.putAll(report.inaccessible());
      assignments.addAll(report.assignments());
    }
    return new Result(List.copyOf(queues.requests.values()), inaccessible, assignments, snapshot);
  }

  private AssignmentPorts assignments(LedgerSnapshot snapshot) {
    return new AssignmentPorts(
        domain -> studio.domain(domain).flatMap(Studio.Domain::application),
        new UnchangedGroups(groups),
        new UnchangedAssignments(snapshot));
  }

  /** The requests by user, and the parts that a very large sweep leaves to further invocations. */
  private static final class CollectingQueues implements SweepQueues {
    private final Map<UserId, RequestedReconcile> requests = new LinkedHashMap<>();
    private final Deque<SweepRequest> parts = new ArrayDeque<>();

    @Override
    public void request(List<ReconcileRequest> users, Direction direction) {
      for (ReconcileRequest request : users) {
        RequestedReconcile requested = new RequestedReconcile(request, direction);
        if (direction == Direction.REVOKE) {
          requests.put(request.user(), requested);
        } else {
          requests.putIfAbsent(request.user(), requested);
        }
      }
    }

    @Override
    public void requeue(SweepRequest request, Duration delay) {
      if (request.startsAt().isEmpty()) { // what falls due later is no change of now
        parts.add(request);
      }
    }
  }

  private static final class NoRecorder implements SweepRecorder {
    @Override
    public void answer(DecisionRow decision, String answer) {}

    @Override
    public void heldNotified(Instant when) {}

    @Override
    public void swept(LastSweep sweep) {}

    @Override
    public void begin(String run, SweepCount first, List<SweepPart> open) {}

    @Override
    public Optional<SweepCount> add(SweepPart part, SweepCount count, List<SweepPart> open) {
      return Optional.empty();
    }

    @Override
    public void foreign(ProfileRef profile, Optional<String> signInName, Instant modified) {}
  }

  private static final class NoNotices implements HeldNotices {
    @Override
    public void publishCount(int held) {}

    @Override
    public void publish(List<HeldChange> all, String eventId) {}
  }
}
