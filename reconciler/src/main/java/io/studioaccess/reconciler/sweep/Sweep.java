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
 * One sweep: the members of groups, and for everybody the profiles of the domains too, against the
 * ledger. Calls grow with groups, pages of members and pages of profiles, and with what differs;
 * never with users times groups.
 */
public final class Sweep {
  private final SweepPorts ports;
  private final DefaultRolePass defaultRoles;

  public Sweep(SweepPorts ports) {
    this.ports = ports;
    this.defaultRoles = new DefaultRolePass(ports.defaultRoles());
  }

  /**
   * Sweeps as far as time allows, and asks for a further sweep where something is left.
   *
   * @param timeIsUp whether the next group or domain should rather wait
   * @throws RuntimeException when a read failed: an unknown part is never taken for an empty one
   */
  public SweepReport run(SweepRequest request, BooleanSupplier timeIsUp) {
    LedgerSnapshot ledger = ports.ledger().read();
    Findings findings = new Findings(request, ports.clock().instant());
    return switch (request.scope()) {
      case STATUS -> status(request, ledger, timeIsUp, findings);
      case HELD -> held(request, ledger, findings);
      case MEMBERS -> membersAndProfiles(request, ledger, timeIsUp, findings);
    };
  }

  private SweepReport held(SweepRequest request, LedgerSnapshot ledger, Findings findings) {
    decisions(ledger).run(findings, ports.clock().instant(), request.eventId());
    return finish(request, new Compared(0, 0, 0), findings, Optional.empty(), Optional.empty());
  }

  private HeldPass decisions(LedgerSnapshot ledger) {
    return new HeldPass(ledger, ports.recorder(), ports.heldNotices());
  }

  private SweepReport status(
      SweepRequest request, LedgerSnapshot ledger, BooleanSupplier timeIsUp, Findings findings) {
    UserPass users = new UserPass(ledger, ports.directory());
    Optional<Mark> left = users.compare(request.from(), timeIsUp, findings);
    return finish(
        request, new Compared(0, users.usersListed(), 0), findings, Optional.empty(), left);
  }

  private SweepReport membersAndProfiles(
      SweepRequest request, LedgerSnapshot ledger, BooleanSupplier timeIsUp, Findings findings) {
    MappingRows mapping = ports.mappings().current();
    MappedGroups groups =
        request.isAboutEverybody()
            ? MappedGroups.all(mapping, ports.directory())
            : MappedGroups.of(request, mapping, ports.directory());
    GroupPass members = new GroupPass(request, groups, ledger, ports.directory());
    ProfilePass profiles =
        new ProfilePass(mapping, ledger, ports.recorder(), ports.profiles(), ports.home());
    Optional<Mark> left = Optional.empty();
    if (request.isAboutEverybody() && request.from().isEmpty()) {
      decisions(ledger).run(findings, ports.clock().instant(), request.eventId());
    }
    if (!(request.from().orElse(null) instanceof Mark.Domain)) {
      left = members.read(timeIsUp);
      members.compare(
          new Comparison(mapping, ports.roleGuard(), groups, ports.clock().instant()), findings);
    }
    if (left.isEmpty() && request.isAboutEverybody()) {
      left = profiles.compare(request.from(), timeIsUp, findings);
      if (left.isEmpty()) {
        defaultRoles.check(mapping.domains(ports.home()), findings);
      }
    }
    Compared compared =
        new Compared(members.groupsRead(), members.usersCompared(), profiles.profilesListed());
    Optional<AccessTotals> totals =
        request.isAboutEverybody()
            ? Optional.of(AccessTotals.of(ledger, mapping, ports.clock().instant()))
            : Optional.empty();
    return finish(request, compared, findings, totals, left);
  }

  private record Compared(int groups, int users, int profiles) {}

  private SweepReport finish(
      SweepRequest request,
      Compared compared,
      Findings findings,
      Optional<AccessTotals> totals,
      Optional<Mark> left) {
    findings.requestUnclear();
    List<ReconcileRequest> toProvisioner = findings.requests(Direction.GRANT);
    List<ReconcileRequest> toDeprovisioner = findings.requests(Direction.REVOKE);
    ports.queues().request(toDeprovisioner, Direction.REVOKE);
    ports.queues().request(toProvisioner, Direction.GRANT);
    left.ifPresent(mark -> ports.queues().requeue(request.continuingAt(mark), Duration.ZERO));
    SweepReport report =
        new SweepReport(
            compared.groups(),
            compared.users(),
            compared.profiles(),
            toProvisioner.size(),
            toDeprovisioner.size(),
            findings.inaccessible(),
            findings.powerfulDefaultRoles(),
            request.isAboutEverybody() ? findings.differences() : Map.of(),
            totals,
            left);
    if (totals.isPresent()) {
      ports.recorder().swept(LastSweep.of(report, ports.clock().instant()));
    }
    return report;
  }
}
