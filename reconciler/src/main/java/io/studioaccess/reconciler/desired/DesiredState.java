package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user should have, per domain: the role of the mapped group with the lowest priority
 * number, and of the first by name where priorities tie. The order of memberships and rows makes no
 * difference.
 *
 * @param byDomain every domain that a current membership says something about
 * @param elsewhere what holds in all other domains
 */
public record DesiredState(Map<DomainId, Desired> byDomain, Desired elsewhere) {
  private static final Comparator<Claim> WINNER_FIRST =
      Comparator.<Claim>comparingInt(claim -> claim.row().priority())
          .thenComparing(claim -> claim.row().group())
          .thenComparing(claim -> claim.row().role().value())
          .thenComparing(claim -> claim.group().value());

  public DesiredState {
    byDomain = Map.copyOf(byDomain);
  }

  public static DesiredState of(
      Collection<GroupMembership> memberships, MappingRows mapping, RoleGuard guard) {
    if (mapping.isEmpty()) {
      return new DesiredState(
          Map.of(), new Desired.Unclear("the mapping is empty; an empty mapping revokes nothing"));
    }
    Map<DomainId, Desired> byDomain = new HashMap<>();
    ranking(memberships, mapping)
        .forEach((domain, claims) -> byDomain.put(domain, desired(claims.getFirst(), guard)));
    return new DesiredState(byDomain, elsewhere(memberships, mapping))
        .unclearWhereRefused(memberships, mapping);
  }

  /**
   * What a user who is deleted or disabled should have: nothing anywhere, unless nothing is known
   * at all.
   */
  public static DesiredState ofInactiveUser(MappingRows mapping, RoleGuard guard) {
    return of(List.of(), mapping, guard);
  }

  public Desired in(DomainId domain) {
    return byDomain.getOrDefault(domain, elsewhere);
  }

  /** Every domain that this state wants looked at. */
  public Set<DomainId> domains() {
    return byDomain.keySet();
  }

  /** All that enabled rows say about the user: in each domain the winner, and then the others. */
  public static Map<DomainId, List<Claim>> ranking(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    return memberships.stream()
        .flatMap(membership -> claims(membership, mapping))
        .sorted(WINNER_FIRST)
        .collect(Collectors.groupingBy(claim -> claim.row().domain(), Collectors.toList()));
  }

  private static Stream<Claim> claims(GroupMembership membership, MappingRows mapping) {
    return mapping.about(membership.group(), membership.name()).stream()
        .map(row -> new Claim(membership.group(), row));
  }

  private static Desired desired(Claim claim, RoleGuard guard) {
    MappingRow row = claim.row();
    if (!guard.allows(row.role())) {
      return new Desired.Unclear(
          "mapping of group '%s' in domain %s: roleArn %s is outside the allowed roles (%s)"
              .formatted(row.group(), row.domain(), row.role(), guard));
    }
    return new Desired.Role(
        row.group(),
        claim.group(),
        row.role(),
        row.region(),
        row.userSettings(),
        row.privateSpaces());
  }

  private static Desired elsewhere(Collection<GroupMembership> memberships, MappingRows mapping) {
    return refusedRows(memberships, mapping).stream()
        .filter(row -> domainOf(row).isEmpty())
        .findFirst()
        .<Desired>map(DesiredState::unclear)
        .orElseGet(Desired.Nothing::new);
  }

  /**
   * A row that cannot be read might have won, or might be the only one: its domain is left as it
   * is.
   */
  private DesiredState unclearWhereRefused(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    Map<DomainId, Desired> result = new HashMap<>(byDomain);
    for (RefusedRow row : refusedRows(memberships, mapping)) {
      domainOf(row).ifPresent(domain -> result.put(domain, unclear(row)));
    }
    return new DesiredState(result, elsewhere);
  }

  /** The rows about the user that cannot be read. */
  public static List<RefusedRow> refusedRows(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    return memberships.stream()
        .flatMap(membership -> mapping.refusedAbout(membership.group(), membership.name()).stream())
        .sorted(Comparator.comparing(RefusedRow::domainId).thenComparing(RefusedRow::reason))
        .toList();
  }

  private static Optional<DomainId> domainOf(RefusedRow row) {
    try {
      return Optional.of(new DomainId(row.domainId()));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Desired unclear(RefusedRow row) {
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: %s"
            .formatted(row.groupName(), row.domainId(), row.reason()));
  }
}
