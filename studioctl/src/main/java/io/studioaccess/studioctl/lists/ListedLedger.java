package io.studioaccess.studioctl.lists;

import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.KnownAssignments;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.Verdicts;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.stack.PageProgress;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The ledger by a snapshot of all of it. */
final class ListedLedger implements ForeignProfiles, ProfileClaims, Verdicts, KnownAssignments {
  private final LedgerSnapshot snapshot;
  private final List<Decision> decisions;
  private final DynamoDbForeignProfiles foreignProfiles;
  private final ProfileClaims claims;
  private final Set<Assignment> assigned;
  private final PageProgress pages;
  private @Nullable ForeignProfiles listed;

  private record Assignment(DomainId domain, GroupId group) {}

  ListedLedger(
      LedgerSnapshot snapshot,
      DynamoDbForeignProfiles foreignProfiles,
      ProfileClaims claims,
      PageProgress pages) {
    this.snapshot = snapshot;
    this.decisions = snapshot.decisions().stream().flatMap(row -> row.decision().stream()).toList();
    this.foreignProfiles = foreignProfiles;
    this.claims = claims;
    this.assigned =
        snapshot.assignments().stream()
            .filter(known -> known.record().isAssigned())
            .map(known -> new Assignment(known.domain(), known.group()))
            .collect(Collectors.toUnmodifiableSet());
    this.pages = pages;
  }

  @Override
  public Optional<ProfileName> of(DomainArn domain, UserName user) {
    return signInNames().of(domain, user);
  }

  private synchronized ForeignProfiles signInNames() {
    if (listed == null) {
      listed = pages.during("Reading sign-in names", foreignProfiles::listed);
    }
    return listed;
  }

  /** A user whose item cannot be read is not in the snapshot. */
  @Override
  public boolean has(UserId user, DomainId domain, ProfileName profile, Instant created) {
    return snapshot.users().containsKey(user)
        ? snapshot
            .recordOf(user)
            .in(domain)
            .filter(record -> record.name().equals(profile))
            .filter(record -> record.created().filter(created::equals).isPresent())
            .isPresent()
        : claims.has(user, domain, profile, created);
  }

  @Override
  public Optional<Verdict> verdict(UserId user, Instant heldSince) {
    return Decision.last(decisions, user, heldSince).map(Decision::verdict);
  }

  @Override
  public boolean has(DomainId domain, GroupId group) {
    return assigned.contains(new Assignment(domain, group));
  }
}
