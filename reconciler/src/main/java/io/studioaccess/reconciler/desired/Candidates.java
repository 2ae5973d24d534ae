package io.studioaccess.reconciler.desired;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RefusedRow;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The rows that apply to one user in one domain.
 *
 * @param claims of enabled rows, the winner first
 * @param refused the rows that cannot be read
 */
record Candidates(List<Claim> claims, List<RefusedRow> refused, RoleGuard guard) {
  private static final int LOWEST_PRIORITY = Integer.MAX_VALUE;

  /** The desired state, with the next change of the role. */
  Desired desiredWithNext(Instant now) {
    Desired desired = desired(now);
    return desired instanceof Desired.Role role ? role.withNext(next(role, now)) : desired;
  }

  /** A change to an unknown state is not announced. */
  private Optional<ScheduledChange> next(Desired.Role role, Instant now) {
    return claims.stream()
        .flatMap(Claim::boundaries)
        .filter(now::isBefore)
        .distinct()
        .sorted()
        .flatMap(boundary -> change(role, boundary).stream())
        .findFirst()
        .filter(change -> !(desired(change.at()) instanceof Desired.Unclear));
  }

  private Optional<ScheduledChange> change(Desired.Role role, Instant boundary) {
    return switch (desired(boundary)) {
      case Desired.Role same when same.role().equals(role.role()) -> Optional.empty();
      case Desired.Role other ->
          Optional.of(new ScheduledChange(boundary, Optional.of(other.role())));
      case Desired.Nothing _, Desired.Unclear _ ->
          Optional.of(new ScheduledChange(boundary, Optional.empty()));
    };
  }

  /**
   * The winner's role, unless a faulty row ranks before it: once corrected, that row might win, or
   * be the only one.
   */
  private Desired desired(Instant now) {
    List<Claim> active = claims.stream().filter(claim -> claim.isActive(now)).toList();
    Optional<Claim> winner =
        active.stream().filter(claim -> forbidden(claim).isEmpty()).findFirst();
    Optional<Desired.Role> role = winner.map(Candidates::role);
    Stream<Desired> faults =
        Stream.concat(
            refused.stream()
                .filter(
                    row ->
                        row.mayWinOver(winner.map(w -> w.row().priority()).orElse(LOWEST_PRIORITY)))
                .map(row -> unclear(row, role)),
            active.stream()
                .takeWhile(claim -> forbidden(claim).isPresent())
                .map(claim -> notAllowed(claim, role)));
    return faults
        .findFirst()
        .or(() -> role.map(Desired.class::cast))
        .orElseGet(Desired.Nothing::new);
  }

  private static Desired.Role role(Claim claim) {
    MappingRow row = claim.row();
    return new Desired.Role(
            row.group(),
            claim.group(),
            row.role(),
            row.region(),
            row.userSettings(),
            row.privateSpaces())
        .withTags(row.tags());
  }

  /** The role of the row that may not be granted; empty if there is none. */
  private Optional<String> forbidden(Claim claim) {
    MappingRow row = claim.row();
    return guard.allows(row.role())
        ? row.userSettings().roles().stream()
            .filter(role -> !guard.allowsInSettings(role))
            .findFirst()
            .map(role -> "the role %s in userSettings".formatted(role))
        : Optional.of("roleArn " + row.role());
  }

  private Desired notAllowed(Claim claim, Optional<Desired.Role> otherwise) {
    MappingRow row = claim.row();
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: %s is outside the allowed roles (%s)"
            .formatted(row.group(), row.domain(), forbidden(claim).orElse("no role"), guard),
        Optional.of(row.group().value()),
        otherwise);
  }

  static Desired unclear(RefusedRow row, Optional<Desired.Role> otherwise) {
    return new Desired.Unclear(
        "mapping of group '%s' in domain %s: %s"
            .formatted(row.groupName(), row.domainId(), row.reason()),
        Optional.of(row.groupName()),
        otherwise);
  }
}
