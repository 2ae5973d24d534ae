package io.studioaccess.conformance;

import io.studioaccess.conformance.contracts.AccountContract;
import io.studioaccess.conformance.contracts.AppContract;
import io.studioaccess.conformance.contracts.AssignmentContract;
import io.studioaccess.conformance.contracts.EventBusContract;
import io.studioaccess.conformance.contracts.GroupContract;
import io.studioaccess.conformance.contracts.MembershipContract;
import io.studioaccess.conformance.contracts.ProfileContract;
import io.studioaccess.conformance.contracts.ProfileRefusalContract;
import io.studioaccess.conformance.contracts.SpaceContract;
import io.studioaccess.conformance.contracts.UserContract;
import java.util.List;

/** The classes of contract tests. */
public final class Contracts {

  /** All of them, the quick ones first. */
  public static final List<Class<?>> ALL =
      List.of(
          AccountContract.class,
          EventBusContract.class,
          UserContract.class,
          GroupContract.class,
          MembershipContract.class,
          AssignmentContract.class,
          ProfileRefusalContract.class,
          ProfileContract.class,
          SpaceContract.class,
          AppContract.class);

  private Contracts() {}

  /** Those that start no app, which costs money. */
  public static List<Class<?>> withoutApps() {
    return ALL.stream().filter(contract -> contract != AppContract.class).toList();
  }
}
