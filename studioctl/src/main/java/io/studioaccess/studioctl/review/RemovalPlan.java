package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.studioctl.lists.DirectoryLists;
import io.studioaccess.studioctl.report.Sources;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The memberships that a review takes away, computed from the groups as they are now: of each entry
 * to be removed, all mapped groups that give the reviewed role in the domain.
 *
 * @param findings removals that would also end access that the review keeps, or has not decided on
 */
record RemovalPlan(List<Removal> removals, List<RemovalEffect> effects, List<Finding> findings) {
  RemovalPlan {
    removals = List.copyOf(removals);
    effects = List.copyOf(effects);
    findings = List.copyOf(findings);
  }

  static RemovalPlan of(ReviewState state, Sources sources, DirectoryLists directory) {
    Map<GroupId, Map<UserId, MembershipId>> members = new HashMap<>();
    Map<MembershipId, Removal> removals = new LinkedHashMap<>();
    Map<UserId, Set<GroupId>> left = new LinkedHashMap<>();
    for (Standing standing : state.standings()) {
      if (standing.state() != Standing.State.STILL_MEMBER) {
        continue;
      }
      UserId user = UserId.parse(standing.placed().entry().userId());
      for (Claim claim : standing.groups()) {
        Optional.ofNullable(
                members
                    .computeIfAbsent(claim.group(), group -> members(directory, group))
                    .get(user))
            .ifPresent(
                membership ->
                    removals.putIfAbsent(
                        membership,
                        new Removal(
                            standing.placed(),
                            claim.group(),
                            claim.row().group().value(),
                            membership)));
        left.computeIfAbsent(user, _ -> new LinkedHashSet<>()).add(claim.group());
      }
    }
    List<RemovalEffect> effects =
        left.entrySet().stream()
            .flatMap(entry -> effects(entry.getKey(), entry.getValue(), sources).stream())
            .toList();
    return new RemovalPlan(
        List.copyOf(removals.values()), effects, findings(state.review(), effects));
  }

  private static Map<UserId, MembershipId> members(DirectoryLists directory, GroupId group) {
    return directory.membersOf(group).stream()
        .collect(Collectors.toMap(Member::user, Member::membership, (one, _) -> one));
  }

  private static List<RemovalEffect> effects(UserId user, Set<GroupId> left, Sources sources) {
    List<GroupMembership> memberships = sources.membershipsOf(user);
    DesiredState before = desired(memberships, sources);
    DesiredState after =
        desired(memberships.stream().filter(it -> !left.contains(it.group())).toList(), sources);
    Set<DomainId> domains = new HashSet<>(before.domains());
    domains.addAll(after.domains());
    return domains.stream()
        .sorted()
        .filter(domain -> !role(before.in(domain)).equals(role(after.in(domain))))
        .map(
            domain ->
                new RemovalEffect(
                    user,
                    Optional.ofNullable(sources.users().get(user))
                        .map(known -> known.name().value())
                        .orElse(user.value()),
                    domain,
                    role(before.in(domain)),
                    role(after.in(domain)),
                    after.in(domain) instanceof Desired.Unclear))
        .toList();
  }

  private static DesiredState desired(List<GroupMembership> memberships, Sources sources) {
    return DesiredState.of(memberships, sources.mapping(), sources.guard(), sources.at());
  }

  private static Optional<RoleArn> role(Desired desired) {
    return desired instanceof Desired.Role role ? Optional.of(role.role()) : Optional.empty();
  }

  /** A group may give access to several domains. */
  private static List<Finding> findings(Review review, List<RemovalEffect> effects) {
    List<Finding> findings = new ArrayList<>();
    Map<String, Review.Placed> entries = review.byKey();
    for (RemovalEffect effect : effects) {
      Optional.ofNullable(
              entries.get(ReviewEntry.key(effect.user().value(), effect.domain().value())))
          .filter(placed -> placed.entry().decision() != ReviewDecision.REMOVE)
          .map(
              placed ->
                  Finding.error(
                      placed.decisionPlace(),
                      "%s in %s is %s, but a group that another entry removes gives this access, too: decide both alike, or change the mapping"
                          .formatted(
                              effect.person(), effect.domain(), placed.entry().decision().label())))
          .ifPresent(findings::add);
    }
    return findings;
  }
}
