package io.studioaccess.reconcile;

import io.studioaccess.desired.Desired;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.membership.Directory;
import io.studioaccess.membership.DirectoryUser;
import io.studioaccess.membership.UserId;
import io.studioaccess.plan.LeavingRules;
import io.studioaccess.plan.Planner;
import io.studioaccess.plan.Situation;
import io.studioaccess.reconcile.Whereabouts.Located;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a look at a user finds, and what would come next by it. Reads only: a look begins with it,
 * and goes on to act.
 */
public final class Forecast {
  private final Directory directory;
  private final Entitlement entitlement;
  private final Whereabouts whereabouts;
  private final ProfileObserver observer;

  /**
   * Reads all that both functions together would.
   *
   * @param home the region of the domains whose mapping row names none
   */
  public Forecast(
      Directory directory,
      GroupMappings mappings,
      RoleGuard guard,
      Studio studio,
      GroupAssignments assignments,
      Verdicts verdicts,
      LeavingRules leaving,
      Region home,
      InstantSource clock) {
    this(
        directory,
        new Entitlement(directory, mappings, guard),
        new Whereabouts(home),
        new ProfileObserver(studio, assignments, verdicts, leaving, clock, true));
  }

  private Forecast(
      Directory directory,
      Entitlement entitlement,
      Whereabouts whereabouts,
      ProfileObserver observer) {
    this.directory = directory;
    this.entitlement = entitlement;
    this.whereabouts = whereabouts;
    this.observer = observer;
  }

  /** As one function sees it: only the one that may delete apps and spaces reads them. */
  static Forecast of(Ports ports, Side side) {
    return new Forecast(
        ports.directory(),
        new Entitlement(ports.directory(), ports.mappings(), ports.roleGuard()),
        new Whereabouts(ports.home()),
        new ProfileObserver(
            ports.studio(),
            ports.assignments(),
            ports.guard(),
            ports.leaving(),
            ports.clock(),
            side == Side.DEPROVISIONER));
  }

  /**
   * What a look would find now.
   *
   * @param person empty for a user who was deleted
   * @param memberships all of them; none are read of a user who is deleted or disabled
   * @param domains every domain that mapping, ledger or found profile speak of, in their order
   */
  public record OfUser(
      Optional<DirectoryUser> person, List<KnownMembership> memberships, List<Prospect> domains) {

    /** Whether there is an operation to carry out. */
    public boolean isSomethingToDo() {
      return domains.stream().anyMatch(Prospect::isSomethingToDo);
    }
  }

  /**
   * Reads the user and everything of theirs.
   *
   * @param record what the ledger remembers of the user
   * @param found as in {@link Trigger}
   */
  public OfUser of(UserId user, UserRecord record, Optional<FoundProfile> found) {
    Subject subject = subject(user, record, found);
    return new OfUser(
        subject.person(),
        subject.entitled().memberships(),
        subject.domains().stream().map(domain -> in(domain, subject)).toList());
  }

  /** A user, and all that is known of them before any domain is looked at. */
  record Subject(
      UserId user,
      Optional<DirectoryUser> person,
      Entitlement.Of entitled,
      UserRecord record,
      Optional<FoundProfile> found) {

    Set<DomainId> domains() {
      Set<DomainId> domains = new TreeSet<>(entitled.desired().domains());
      domains.addAll(record.profiles().keySet());
      found.map(profile -> profile.domain().id()).ifPresent(domains::add);
      return domains;
    }

    Optional<FoundProfile> foundIn(DomainId domain) {
      return found.filter(profile -> profile.domain().id().equals(domain));
    }
  }

  Subject subject(UserId user, UserRecord record, Optional<FoundProfile> found) {
    Optional<DirectoryUser> person = directory.user(user);
    return new Subject(user, person, entitlement.of(person), record, found);
  }

  Prospect in(DomainId domain, Subject subject) {
    Desired desired = subject.entitled().desired().in(domain);
    return whereabouts
        .of(domain, desired, subject.record().in(domain), subject.foundIn(domain))
        .map(located -> at(located, subject))
        .orElseGet(() -> new Prospect.Nowhere(domain, reason(desired)));
  }

  private Prospect at(Located located, Subject subject) {
    try {
      Situation situation = observer.observe(subject, located);
      return new Prospect.Planned(situation, Planner.plan(situation));
    } catch (InaccessibleAccountException e) {
      return new Prospect.Inaccessible(
          located.domain(), located.desired(), String.valueOf(e.getMessage()));
    }
  }

  private static String reason(Desired desired) {
    return desired instanceof Desired.Unclear(String reason)
        ? reason
        : "nothing says where the domain is";
  }
}
