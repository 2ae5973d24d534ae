package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepRequest.Mark;
import java.time.Duration;
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
   * Sweeps as far as time allows, and requests another sweep for the rest.
   *
   * @param timeIsUp whether to leave the next group or domain to another sweep
   * @throws RuntimeException if a read failed; a failed read never counts as an empty result
   */
  public SweepReport run(SweepRequest request, BooleanSupplier timeIsUp) {
    LedgerSnapshot ledger = ports.ledger().read();
    Findings findings = new Findings(request, ports.clock().instant());
    return switch (request.scope()) {
      case STATUS -> sweepStatus(request, ledger, timeIsUp, findings);
      case HELD -> sweepHeld(request, ledger, findings);
      case MEMBERS -> sweepMembersAndProfiles(request, ledger, timeIsUp, findings);
    };
  }

  private SweepReport sweepHeld(SweepRequest request, LedgerSnapshot ledger, Findings findings) {
    heldPass(ledger).run(findings, ports.clock().instant(), request.eventId());
    return finish(request, new Compared(0, 0, 0), findings, Optional.empty(), Optional.empty());
  }

  private HeldPass heldPass(LedgerSnapshot ledger) {
    return new HeldPass(ledger, ports.recorder(), ports.heldNotices());
  }

  private SweepReport sweepStatus(
      SweepRequest request, LedgerSnapshot ledger, BooleanSupplier timeIsUp, Findings findings) {
    UserPass users = new UserPass(ledger, ports.directory());
    Optional<Mark> next = users.compare(request.from(), timeIsUp, findings);
    return finish(
        request, new Compared(0, users.usersListed(), 0), findings, Optional.empty(), next);
  }

  private SweepReport sweepMembersAndProfiles(
      SweepRequest request, LedgerSnapshot ledger, BooleanSupplier timeIsUp, Findings findings) {
    MappingRows mapping = ports.mappings().current();
    MappedGroups groups =
        request.coversAllUsers()
            ? MappedGroups.all(mapping, ports.directory())
            : MappedGroups.requested(request, mapping, ports.directory());
    GroupPass members = new GroupPass(request, groups, ledger, ports.directory());
    ProfilePass profiles =
        new ProfilePass(mapping, ledger, ports.recorder(), ports.profiles(), ports.home());
    Optional<Mark> next = Optional.empty();
    if (request.coversAllUsers() && request.from().isEmpty()) {
      heldPass(ledger).run(findings, ports.clock().instant(), request.eventId());
    }
    if (!(request.from().orElse(null) instanceof Mark.Domain)) {
      next = members.readMembers(timeIsUp);
      members.compare(
          new Comparison(mapping, ports.roleGuard(), groups, ports.clock().instant()), findings);
    }
    if (next.isEmpty() && request.coversAllUsers()) {
      next = profiles.compare(request.from(), timeIsUp, findings);
      if (next.isEmpty()) {
        defaultRoles.check(mapping.domains(ports.home()), findings);
      }
    }
    Compared compared =
        new Compared(members.groupsRead(), members.usersCompared(), profiles.profilesListed());
    Optional<AccessTotals> totals =
        request.coversAllUsers()
            ? Optional.of(AccessTotals.of(ledger, mapping, ports.clock().instant()))
            : Optional.empty();
    return finish(request, compared, findings, totals, next);
  }

  private record Compared(int groups, int users, int profiles) {}

  private SweepReport finish(
      SweepRequest request,
      Compared compared,
      Findings findings,
      Optional<AccessTotals> totals,
      Optional<Mark> next) {
    findings.requestUnclear();
    List<ReconcileRequest> toProvisioner = findings.requests(Direction.GRANT);
    List<ReconcileRequest> toDeprovisioner = findings.requests(Direction.REVOKE);
    ports.queues().request(toDeprovisioner, Direction.REVOKE);
    ports.queues().request(toProvisioner, Direction.GRANT);
    next.ifPresent(mark -> ports.queues().requeue(request.continuingAt(mark), Duration.ZERO));
    SweepReport report =
        new SweepReport(
            compared.groups(),
            compared.users(),
            compared.profiles(),
            toProvisioner.size(),
            toDeprovisioner.size(),
            findings.inaccessible(),
            findings.powerfulDefaultRoles(),
            request.coversAllUsers() ? findings.differences() : Map.of(),
            totals,
            next);
    if (totals.isPresent()) {
      ports.recorder().swept(LastSweep.of(report, ports.clock().instant()));
    }
    return report;
  }
}
