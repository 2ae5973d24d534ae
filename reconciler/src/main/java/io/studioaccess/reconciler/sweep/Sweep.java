package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One sweep: compares the members of groups with the ledger. A full sweep compares the profiles of
 * the domains as well. The number of calls grows with the number of groups, pages of members, pages
 * of profiles and differences, never with users times groups.
 */
public final class Sweep {
  private final SweepPorts ports;
  private final DefaultRolePass defaultRoles;

  public Sweep(SweepPorts ports) {
    this.ports = ports;
    this.defaultRoles = new DefaultRolePass(ports.defaultRoles());
  }

  /**
   * Sweeps as far as time allows, and requests another sweep for the rest. A failed read never
   * counts as an empty result. The groups and domains do not depend on one another: a failure of
   * one is reported when all the others are done.
   *
   * @param timeIsUp whether to leave the next group or domain to another sweep
   * @throws RuntimeException if the ledger, the mapping or the names of requested groups cannot be
   *     read
   */
  public SweepReport run(SweepRequest request, BooleanSupplier timeIsUp) {
    Findings findings = new Findings(request, ports.clock().instant());
    Failures failures = new Failures();
    Part part =
        switch (request.scope()) {
          case STATUS -> sweepStatus(request, timeIsUp, findings, failures);
          case HELD -> sweepHeld(request, findings, failures);
          case MEMBERS ->
              request.coversAllUsers()
                  ? sweepAllUsers(request, timeIsUp, findings, failures)
                  : sweepGroups(request, timeIsUp, findings, failures);
        };
    return finish(request, part, findings, failures);
  }

  /**
   * What this invocation did.
   *
   * @param unreadable items of the ledger that could not be read
   * @param totals empty for a sweep that does not cover all users
   * @param next where the next invocation continues
   */
  private record Part(
      int groups,
      int users,
      int profiles,
      Map<String, String> unreadable,
      Optional<AccessTotals> totals,
      Optional<Mark> next) {}

  private Part sweepHeld(SweepRequest request, Findings findings, Failures failures) {
    LedgerSnapshot ledger = ports.ledger().read();
    failures.run(() -> heldPass(ledger).run(findings, ports.clock().instant(), request.eventId()));
    return new Part(0, 0, 0, ledger.unreadable(), Optional.empty(), Optional.empty());
  }

  private HeldPass heldPass(LedgerSnapshot ledger) {
    return new HeldPass(ledger, ports.recorder(), ports.heldNotices());
  }

  private Part sweepStatus(
      SweepRequest request, BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    LedgerSnapshot ledger = ports.ledger().read();
    UserPass users = new UserPass(ledger, ports.directory());
    Next next = new Next();
    failures.run(() -> next.at(users.compare(request.from(), timeIsUp, findings, ports.queues())));
    return new Part(0, users.usersListed(), 0, ledger.unreadable(), Optional.empty(), next.mark);
  }

  /**
   * Costs what the groups cost: their members in the directory, and the records of these and of the
   * recorded members. Only a group that the directory does not know costs the whole ledger.
   */
  private Part sweepGroups(
      SweepRequest request, BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    MappingRows mapping = ports.mappings().current();
    MappedGroups groups = MappedGroups.requested(request, mapping, ports.directory());
    GroupPass members = new GroupPass(request, groups, ports.directory());
    Next next = new Next();
    next.at(members.readMembers(timeIsUp, failures));
    LedgerSnapshot ledger =
        groups
            .recordedIn()
            .map(recorded -> ports.ledger().read(recorded, members.members()))
            .orElseGet(ports.ledger()::read);
    members.compare(ledger, comparison(mapping, groups), findings);
    return new Part(
        members.groupsRead(),
        members.usersCompared(),
        0,
        ledger.unreadable(),
        Optional.empty(),
        next.mark);
  }

  private Part sweepAllUsers(
      SweepRequest request, BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    LedgerSnapshot ledger = ports.ledger().read();
    if (request.from().isEmpty()) {
      failures.run(
          () -> heldPass(ledger).run(findings, ports.clock().instant(), request.eventId()));
      failures.run(() -> findings.send(ports.queues()));
    }
    MappingRows mapping = ports.mappings().current();
    ProfilePass profiles = new ProfilePass(mapping, ledger, ports);
    Next next = new Next();
    Optional<GroupPass> members = Optional.empty();
    if (!(request.from().orElse(null) instanceof Mark.Domain)) {
      members = compareMembers(request, mapping, ledger, timeIsUp, findings, failures, next);
      failures.run(() -> findings.send(ports.queues()));
    }
    if (next.mark.isEmpty()) {
      next.at(profiles.compare(request.from(), timeIsUp, findings, failures));
      if (next.mark.isEmpty()) {
        defaultRoles.check(mapping.domains(ports.home()), findings, failures);
      }
    }
    return new Part(
        members.map(GroupPass::groupsRead).orElse(0),
        members.map(GroupPass::usersCompared).orElse(0),
        profiles.profilesListed(),
        ledger.unreadable(),
        Optional.of(AccessTotals.of(ledger, mapping, ports.clock().instant())),
        next.mark);
  }

  /** Empty if the directory could not be asked for the mapped groups. */
  private Optional<GroupPass> compareMembers(
      SweepRequest request,
      MappingRows mapping,
      LedgerSnapshot ledger,
      BooleanSupplier timeIsUp,
      Findings findings,
      Failures failures,
      Next next) {
    List<GroupPass> pass = new ArrayList<>();
    failures.run(
        () -> {
          MappedGroups groups = MappedGroups.all(mapping, ports.directory());
          GroupPass members = new GroupPass(request, groups, ports.directory());
          pass.add(members);
          next.at(members.readMembers(timeIsUp, failures));
          members.compare(ledger, comparison(mapping, groups), findings);
        });
    return pass.stream().findFirst();
  }

  private Comparison comparison(MappingRows mapping, MappedGroups groups) {
    return new Comparison(mapping, ports.roleGuard(), groups, ports.clock().instant());
  }

  /** Where the next invocation continues. */
  private static final class Next {
    Optional<Mark> mark = Optional.empty();

    void at(Optional<Mark> place) {
      mark = place;
    }
  }

  private SweepReport finish(
      SweepRequest request, Part part, Findings findings, Failures failures) {
    findings.requestUnclear();
    findings.send(ports.queues());
    part.next()
        .ifPresent(mark -> ports.queues().requeue(request.continuingAt(mark), Duration.ZERO));
    SweepReport report =
        new SweepReport(
            part.groups(),
            part.users(),
            part.profiles(),
            findings.requested(Direction.GRANT),
            findings.requested(Direction.REVOKE),
            findings.inaccessible(),
            failures,
            part.unreadable(),
            findings.untagged(),
            findings.powerfulDefaultRoles(),
            request.coversAllUsers() ? findings.differences() : Map.of(),
            part.totals(),
            part.next());
    boolean isComplete = failures.all().isEmpty() || part.next().isPresent();
    if (part.totals().isPresent() && isComplete) {
      ports.recorder().swept(LastSweep.of(report, ports.clock().instant()));
    }
    return report;
  }
}
