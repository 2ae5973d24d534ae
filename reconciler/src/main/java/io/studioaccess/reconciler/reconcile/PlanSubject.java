package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The user of a plan, and everything that is known before any domain is read.
 *
 * @param person empty for a deleted user
 * @param found as in {@link Trigger}
 */
record PlanSubject(
    UserId user,
    Optional<DirectoryUser> person,
    UserEntitlement entitlement,
    UserRecord record,
    Optional<ProfileRef> found) {

  PlanSubject withRecord(UserRecord current) {
    return new PlanSubject(user, person, entitlement, current, found);
  }

  /** The same user, as if no profile in the domain were recorded. */
  PlanSubject withoutRecordIn(DomainId domain) {
    return withRecord(record.with(domain, Optional.empty()));
  }

  /** Every domain that the mapping, the ledger or the found profile names, in order. */
  Set<DomainId> domains() {
    Set<DomainId> domains = new TreeSet<>(entitlement.desired().domains());
    domains.addAll(record.profiles().keySet());
    found.map(profile -> profile.domain().id()).ifPresent(domains::add);
    return domains;
  }

  Optional<ProfileRef> foundIn(DomainId domain) {
    return found.filter(profile -> profile.domain().id().equals(domain));
  }

  /**
   * The possible names of the user's profile in the domain, in order of preference. A recorded
   * profile keeps its name even if the user is renamed.
   */
  List<ProfileName> profileNames(DomainId domain) {
    Optional<ProfileRecord> recorded = record.in(domain);
    if (recorded.isPresent()) {
      return List.of(recorded.get().name());
    }
    List<ProfileName> names = new ArrayList<>(candidates());
    foundIn(domain)
        .map(ProfileRef::name)
        .filter(name -> !names.contains(name))
        .ifPresent(name -> names.addFirst(name));
    if (names.isEmpty()) {
      throw new IllegalArgumentException("user %s has no name, record or profile".formatted(user));
    }
    return names;
  }

  /**
   * Whether a new profile may have this name. The name of a found profile that was deleted, or is
   * foreign, is not reused.
   */
  boolean mayCreate(DomainId domain, ProfileName name) {
    return record.in(domain).isPresent() || person.isEmpty() || candidates().contains(name);
  }

  private List<ProfileName> candidates() {
    return person
        .map(known -> ProfileNaming.candidates(known.name(), known.id()))
        .orElse(List.of());
  }

  boolean signsInExactlyAs(Studio.Profile profile) {
    return person
        .filter(known -> profile.signInName().filter(known.name().value()::equals).isPresent())
        .isPresent();
  }

  /** IAM Identity Center ignores case, and so may an administrator who created the profile. */
  boolean signsInAs(Studio.Profile profile) {
    return person
        .filter(
            known ->
                profile.signInName().filter(known.name().value()::equalsIgnoreCase).isPresent())
        .isPresent();
  }
}
