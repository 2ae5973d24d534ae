package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.report.Sources;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person with access to a domain, or with a group that gives it.
 *
 * @param known empty for a user who was deleted in the directory
 * @param profile the ledger's record; empty if the grant has not begun
 * @param claims the rows that apply, the winner first
 * @param role the role of the profile, or else the one to be granted
 * @param group the group that gives the role, if it is known
 * @param lastOutcome when the last outcome of the domain was reported
 */
record Holder(
    UserId user,
    Optional<DirectoryUser> known,
    DomainId domain,
    Optional<ProfileRecord> profile,
    List<Claim> claims,
    RoleArn role,
    Optional<GroupName> group,
    Optional<Instant> lastOutcome) {

  /** Everybody in the scope. Who is in quarantine without a group has no access. */
  static List<Holder> in(ReviewScope scope, Sources sources) {
    Set<UserId> users = new HashSet<>(sources.memberships().keySet());
    users.addAll(sources.ledger().users().keySet());
    return users.stream()
        .flatMap(user -> of(user, sources))
        .filter(holder -> scope.includes(holder.domain()))
        .filter(holder -> scope.includes(holder.role()))
        .filter(holder -> scope.includesAny(holder.groups()))
        .toList();
  }

  /** The access of one user. */
  static Stream<Holder> of(UserId user, Sources sources) {
    Optional<DirectoryUser> known = Optional.ofNullable(sources.users().get(user));
    List<GroupMembership> memberships =
        known.filter(DirectoryUser::enabled).isPresent()
            ? sources.membershipsOf(user)
            : List.<GroupMembership>of();
    DesiredState desired =
        DesiredState.of(memberships, sources.mapping(), sources.guard(), sources.at());
    Map<DomainId, List<Claim>> claims =
        DesiredState.ranking(sources.membershipsOf(user), sources.mapping());
    UserRecord record = sources.ledger().recordOf(user);
    Set<DomainId> domains = new HashSet<>(desired.domains());
    domains.addAll(record.profiles().keySet());
    return domains.stream()
        .flatMap(
            domain ->
                holder(
                    user,
                    known,
                    domain,
                    record,
                    claims.getOrDefault(domain, List.of()),
                    desired.in(domain))
                    .stream());
  }

  private static Optional<Holder> holder(
      UserId user,
      Optional<DirectoryUser> known,
      DomainId domain,
      UserRecord record,
      List<Claim> claims,
      Desired desired) {
    Optional<ProfileRecord> profile = record.in(domain);
    Optional<ProfileRecord> active = profile.filter(it -> !it.state().isLeaving());
    Optional<Desired.Role> wanted =
        desired instanceof Desired.Role role ? Optional.of(role) : Optional.empty();
    Optional<Instant> lastOutcome =
        record.history().reversed().stream()
            .filter(entry -> entry.domain().equals(domain))
            .map(entry -> entry.at())
            .findFirst();
    return active
        .map(ProfileRecord::role)
        .or(() -> wanted.map(Desired.Role::role))
        .map(
            role ->
                new Holder(
                    user,
                    known,
                    domain,
                    profile,
                    claims,
                    role,
                    active.flatMap(ProfileRecord::group).or(() -> wanted.map(Desired.Role::group)),
                    lastOutcome));
  }

  /** The groups that the person is in because of this domain, and the one that gave the role. */
  private Stream<GroupName> groups() {
    return Stream.concat(claims.stream().map(claim -> claim.row().group()), group.stream());
  }

  /** The claims that give this role, the winner first. */
  List<Claim> claimsOf(RoleArn wanted) {
    return claims.stream().filter(claim -> claim.row().role().equals(wanted)).toList();
  }

  /** When the membership of the group that gives the role began, or else the profile. */
  Optional<Instant> since() {
    return claimsOf(role).stream()
        .filter(claim -> group.filter(claim.row().group()::equals).isPresent())
        .flatMap(claim -> claim.memberSince().stream())
        .findFirst()
        .or(() -> profile.flatMap(ProfileRecord::created));
  }

  Optional<Instant> lastChange() {
    return lastOutcome.or(() -> profile.flatMap(ProfileRecord::modified));
  }

  /**
   * @param home the region of domains whose row names none
   */
  DomainArn domainArn(Region home) {
    return profile
        .map(record -> record.domainArn(domain))
        .orElseGet(
            () ->
                DomainArn.of(
                    domain,
                    role,
                    claims.stream()
                        .flatMap(claim -> claim.row().region().stream())
                        .findFirst()
                        .orElse(home)));
  }
}
