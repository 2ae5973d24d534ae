package io.studioaccess.sweep;

import static io.studioaccess.sweep.Difference.LEDGER;
import static io.studioaccess.sweep.Difference.MEMBERSHIP;
import static io.studioaccess.sweep.Difference.PROFILE;
import static io.studioaccess.sweep.Difference.STATUS;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import io.studioaccess.reconcile.Trigger;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The users to look at, each once, and why. */
final class Findings {
  private final Trigger trigger;
  private final List<LookAgain> toProvisioner = new ArrayList<>();
  private final List<LookAgain> toDeprovisioner = new ArrayList<>();
  private final Set<UserId> users = new HashSet<>();
  private final Map<String, UserId> unclear = new HashMap<>();
  private final Map<DomainArn, String> inaccessible = new HashMap<>();
  private final List<PowerfulDefaultRole> powerfulDefaultRoles = new ArrayList<>();
  private final Map<Difference, Integer> differences = new EnumMap<>(Difference.class);

  Findings(SweepRequest request, Instant now) {
    this.trigger = Trigger.first(request.eventId()).since(request.since().orElse(now));
  }

  void add(UserId user, Comparison.Found found) {
    found.side().ifPresent(side -> differing(user, side, found.isDue()));
    found.unclear().forEach(reason -> unclear.putIfAbsent(reason, user));
  }

  /** Who is due was expected, and does not count as a difference. */
  private void differing(UserId user, Side side, boolean isDue) {
    add(user, side, trigger, "the ledger differs", isDue ? Set.of() : Set.of(MEMBERSHIP));
  }

  void changed(UserId user, Side side) {
    add(user, side, trigger, "the profile was changed", Set.of(PROFILE));
  }

  void decided(UserId user, Side side) {
    add(user, side, trigger, "an administrator has decided", Set.of());
  }

  void disabled(UserId user) {
    add(user, Side.DEPROVISIONER, trigger, "the user is disabled", Set.of(STATUS));
  }

  void unknown(UserId user, FoundProfile profile) {
    add(
        user,
        Side.DEPROVISIONER,
        trigger.at(profile),
        "the ledger does not know the profile",
        Set.of(LEDGER));
  }

  /** A domain whose profiles could not be listed; the others were. */
  void inaccessible(DomainArn domain, String reason) {
    inaccessible.put(domain, reason);
  }

  Map<DomainArn, String> inaccessible() {
    return Map.copyOf(inaccessible);
  }

  void powerfulDefaultRole(PowerfulDefaultRole role) {
    powerfulDefaultRoles.add(role);
  }

  List<PowerfulDefaultRole> powerfulDefaultRoles() {
    return List.copyOf(powerfulDefaultRoles);
  }

  private void add(UserId user, Side side, Trigger asking, String because, Set<Difference> found) {
    if (users.add(user)) {
      named(side).add(new LookAgain(user, asking, because));
      found.forEach(difference -> differences.merge(difference, 1, Integer::sum));
    }
  }

  /** How many users differed, by what was found of them first. */
  Map<Difference, Integer> differences() {
    return Map.copyOf(differences);
  }

  /** One user for each thing that is wrong with the mapping is enough to have it told. */
  List<LookAgain> forThe(Side side) {
    if (side == Side.PROVISIONER) {
      unclear.values().forEach(user -> add(user, side, trigger, "to be told of", Set.of()));
    }
    return List.copyOf(named(side));
  }

  private List<LookAgain> named(Side side) {
    return side == Side.PROVISIONER ? toProvisioner : toDeprovisioner;
  }
}
