package io.studioaccess.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.membership.UserId;
import io.studioaccess.reconcile.FoundProfile;
import io.studioaccess.reconcile.LookAgain;
import io.studioaccess.reconcile.Side;
import io.studioaccess.reconcile.Trigger;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The users to look at, each once, and why. */
final class Findings {
  private final String eventId;
  private final List<LookAgain> toProvisioner = new ArrayList<>();
  private final List<LookAgain> toDeprovisioner = new ArrayList<>();
  private final Set<UserId> users = new HashSet<>();
  private final Map<String, UserId> unclear = new HashMap<>();
  private final Map<DomainArn, String> inaccessible = new HashMap<>();
  private final List<PowerfulDefaultRole> powerfulDefaultRoles = new ArrayList<>();

  Findings(String eventId) {
    this.eventId = eventId;
  }

  void add(UserId user, Comparison.Found found) {
    found.side().ifPresent(side -> add(user, side, Trigger.first(eventId), "the ledger differs"));
    found.unclear().forEach(reason -> unclear.putIfAbsent(reason, user));
  }

  void changed(UserId user, Side side) {
    add(user, side, Trigger.first(eventId), "the profile was changed");
  }

  void decided(UserId user, Side side) {
    add(user, side, Trigger.first(eventId), "an administrator has decided");
  }

  void disabled(UserId user) {
    add(user, Side.DEPROVISIONER, Trigger.first(eventId), "the user is disabled");
  }

  void unknown(UserId user, FoundProfile profile) {
    add(
        user,
        Side.DEPROVISIONER,
        Trigger.first(eventId).at(profile),
        "the ledger does not know the profile");
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

  private void add(UserId user, Side side, Trigger trigger, String because) {
    if (users.add(user)) {
      named(side).add(new LookAgain(user, trigger, because));
    }
  }

  /** One user for each thing that is wrong with the mapping is enough to have it told. */
  List<LookAgain> forThe(Side side) {
    if (side == Side.PROVISIONER) {
      unclear.values().forEach(user -> add(user, side, Trigger.first(eventId), "to be told of"));
    }
    return List.copyOf(named(side));
  }

  private List<LookAgain> named(Side side) {
    return side == Side.PROVISIONER ? toProvisioner : toDeprovisioner;
  }
}
