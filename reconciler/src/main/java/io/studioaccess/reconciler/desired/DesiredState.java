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
 * What a user should have in each domain: the role of the mapped group with the lowest priority
 * number. If priorities are equal, the first group by name wins. The order of memberships and rows
 * does not matter.
 *
 * @param byDomain the domains that rows of the user's groups name
 * @param elsewhere the desired state in all other domains
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
        .markRefusedDomainsUnclear(memberships, mapping);
  }

  /**
   * The desired state of a deleted or disabled user: nothing in any domain, or unclear if the
   * mapping is empty.
   */
  public static DesiredState forInactiveUser(MappingRows mapping, RoleGuard guard) {
    return of(List.of(), mapping, guard);
  }

  public Desired in(DomainId domain) {
    return byDomain.getOrDefault(domain, elsewhere);
  }

  /** Every domain that rows of the user's groups name. */
  public Set<DomainId> domains() {
    return byDomain.keySet();
  }

  /** The claims of all enabled rows per domain, the winner first. */
  public static Map<DomainId, List<Claim>> ranking(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    return memberships.stream()
        .flatMap(membership -> claims(membership, mapping))
        .sorted(WINNER_FIRST)
        .collect(Collectors.groupingBy(claim -> claim.row().domain(), Collectors.toList()));
  }

  private static Stream<Claim> claims(GroupMembership membership, MappingRows mapping) {
    return mapping.rowsFor(membership.group(), membership.name()).stream()
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
   * A refused row might have won, or might be the only one. Its domain therefore becomes unclear.
   */
  private DesiredState markRefusedDomainsUnclear(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    Map<DomainId, Desired> result = new HashMap<>(byDomain);
    for (RefusedRow row : refusedRows(memberships, mapping)) {
      domainOf(row).ifPresent(domain -> result.put(domain, unclear(row)));
    }
    return new DesiredState(result, elsewhere);
  }

  /** The refused rows that apply to the user. */
  public static List<RefusedRow> refusedRows(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    return memberships.stream()
        .flatMap(
            membership -> mapping.refusedRowsFor(membership.group(), membership.name()).stream())
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
