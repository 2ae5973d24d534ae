package io.studioaccess.sweep;

import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import io.studioaccess.sweep.SweepRequest.Mark;
import java.time.Duration;
import java.time.InstantSource;
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
  private final GroupDirectory directory;
  private final GroupMappings mappings;
  private final RoleGuard guard;
  private final LedgerReader ledgerReader;
  private final ProfileListing listing;
  private final HeldNotices heldNotices;
  private final DefaultRolePass defaultRoles;
  private final SweepQueues queues;
  private final Region home;
  private final InstantSource clock;

  /**
   * @param home the region of the domains whose mapping row names none
   */
  public Sweep(
      GroupDirectory directory,
      GroupMappings mappings,
      RoleGuard guard,
      LedgerReader ledgerReader,
      ProfileListing listing,
      HeldNotices heldNotices,
      DefaultRoles defaultRoles,
      SweepQueues queues,
      Region home,
      InstantSource clock) {
    this.directory = directory;
    this.mappings = mappings;
    this.guard = guard;
    this.ledgerReader = ledgerReader;
    this.listing = listing;
    this.heldNotices = heldNotices;
    this.defaultRoles = new DefaultRolePass(defaultRoles);
    this.queues = queues;
    this.home = home;
    this.clock = clock;
  }

  /**
   * Sweeps as far as time allows, and asks for a further sweep where something is left.
   *
   * @param timeIsUp whether the next group or domain should rather wait
   * @throws RuntimeException when a read failed: an unknown part is never taken for an empty one
   */
  public SweepReport run(SweepRequest request, BooleanSupplier timeIsUp) {
    Ledger ledger = ledgerReader.read();
    Findings findings = new Findings(request, clock.instant());
    return switch (request.of()) {
      case STATUS -> status(request, ledger, timeIsUp, findings);
      case HELD -> held(request, ledger, findings);
      case MEMBERS -> membersAndProfiles(request, ledger, timeIsUp, findings);
    };
  }

  private SweepReport held(SweepRequest request, Ledger ledger, Findings findings) {
    decisions(ledger).run(findings, clock.instant(), request.eventId());
    return finish(request, new Compared(0, 0, 0), findings, Optional.empty(), Optional.empty());
  }

  private HeldPass decisions(Ledger ledger) {
    return new HeldPass(ledger, ledgerReader, heldNotices);
  }

  private SweepReport status(
      SweepRequest request, Ledger ledger, BooleanSupplier timeIsUp, Findings findings) {
    UserPass users = new UserPass(ledger, directory);
    Optional<Mark> left = users.compare(request.from(), timeIsUp, findings);
    return finish(
        request, new Compared(0, users.usersListed(), 0), findings, Optional.empty(), left);
  }

  private SweepReport membersAndProfiles(
      SweepRequest request, Ledger ledger, BooleanSupplier timeIsUp, Findings findings) {
    MappingRows mapping = mappings.current();
    MappedGroups groups =
        request.isAboutEverybody()
            ? MappedGroups.all(mapping, directory)
            : MappedGroups.of(request, mapping, directory);
    GroupPass members = new GroupPass(request, groups, ledger, directory);
    ProfilePass profiles = new ProfilePass(mapping, ledger, ledgerReader, listing, home);
    Optional<Mark> left = Optional.empty();
    if (request.isAboutEverybody() && request.from().isEmpty()) {
      decisions(ledger).run(findings, clock.instant(), request.eventId());
    }
    if (!(request.from().orElse(null) instanceof Mark.Domain)) {
      left = members.read(timeIsUp);
      members.compare(new Comparison(mapping, guard, groups, clock.instant()), findings);
    }
    if (left.isEmpty() && request.isAboutEverybody()) {
      left = profiles.compare(request.from(), timeIsUp, findings);
      if (left.isEmpty()) {
        defaultRoles.check(mapping.domains(home), findings);
      }
    }
    Compared compared =
        new Compared(members.groupsRead(), members.usersCompared(), profiles.profilesListed());
    Optional<Standing> standing =
        request.isAboutEverybody()
            ? Optional.of(Standing.of(ledger, mapping, clock.instant()))
            : Optional.empty();
    return finish(request, compared, findings, standing, left);
  }

  private record Compared(int groups, int users, int profiles) {}

  private SweepReport finish(
      SweepRequest request,
      Compared compared,
      Findings findings,
      Optional<Standing> standing,
      Optional<Mark> left) {
    List<LookAgain> toProvisioner = findings.forThe(Side.PROVISIONER);
    List<LookAgain> toDeprovisioner = findings.forThe(Side.DEPROVISIONER);
    queues.name(toDeprovisioner, Side.DEPROVISIONER);
    queues.name(toProvisioner, Side.PROVISIONER);
    left.ifPresent(mark -> queues.toMyself(request.goingOnAt(mark), Duration.ZERO));
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
            standing,
            left);
    if (standing.isPresent()) {
      ledgerReader.swept(LastSweep.of(report, clock.instant()));
    }
    return report;
  }
}
