package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What a user should have in each domain: the role of the mapped group with the lowest priority
 * number, among the rows that grant access at the time. If priorities are equal, the first group by
 * name wins. The order of memberships and rows does not matter.
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
      Collection<GroupMembership> memberships, MappingRows mapping, RoleGuard guard, Instant now) {
    if (mapping.isEmpty()) {
      return new DesiredState(
          Map.of(),
          Desired.Unclear.forEveryone("the mapping is empty; an empty mapping revokes nothing"));
    }
    Map<DomainId, List<Claim>> ranking = ranking(memberships, mapping);
    List<RefusedRow> refused = refusedRows(memberships, mapping);
    Set<DomainId> domains = new HashSet<>(ranking.keySet());
    refused.forEach(row -> domainOf(row).ifPresent(domains::add));
    Map<DomainId, Desired> byDomain = new HashMap<>();
    for (DomainId domain : domains) {
      List<RefusedRow> ofDomain =
          refused.stream().filter(row -> domainOf(row).filter(domain::equals).isPresent()).toList();
      Candidates candidates =
          new Candidates(ranking.getOrDefault(domain, List.of()), ofDomain, guard);
      byDomain.put(domain, candidates.desiredWithNext(now));
    }
    return new DesiredState(byDomain, elsewhere(refused));
  }

  /**
   * The desired state of a deleted or disabled user: nothing in any domain, whatever the mapping
   * says.
   */
  public static DesiredState forInactiveUser() {
    return new DesiredState(Map.of(), new Desired.Nothing());
  }

  public Desired in(DomainId domain) {
    return byDomain.getOrDefault(domain, elsewhere);
  }

  /** Every domain in which the user should have a profile, as far as is known. */
  public Set<DomainId> domains() {
    return byDomain.entrySet().stream()
        .filter(domain -> !(domain.getValue() instanceof Desired.Nothing))
        .map(Map.Entry::getKey)
        .collect(Collectors.toUnmodifiableSet());
  }

  /**
   * The claims of all enabled rows per domain, the winner first, whether or not they grant access
   * at the time.
   */
  public static Map<DomainId, List<Claim>> ranking(
      Collection<GroupMembership> memberships, MappingRows mapping) {
    return memberships.stream()
        .flatMap(membership -> claims(membership, mapping))
        .sorted(WINNER_FIRST)
        .collect(Collectors.groupingBy(claim -> claim.row().domain(), Collectors.toList()));
  }

  private static Stream<Claim> claims(GroupMembership membership, MappingRows mapping) {
    return mapping.rowsFor(membership.group(), membership.name()).stream()
        .map(row -> new Claim(membership.group(), row, membership.memberSince()));
  }

  /** A row whose domain cannot be read may be about any domain that no other row names. */
  private static Desired elsewhere(List<RefusedRow> refused) {
    return refused.stream()
        .filter(row -> domainOf(row).isEmpty())
        .findFirst()
        .map(row -> Candidates.unclear(row, Optional.empty()))
        .orElseGet(Desired.Nothing::new);
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
}
