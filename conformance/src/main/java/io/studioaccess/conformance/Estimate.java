package io.studioaccess.conformance;

import io.studioaccess.conformance.aws.Target;
import java.util.Map;

/** What a run will do and cost, for the person who has to agree. */
public final class Estimate {

  /** How many of each a run creates at most. A test compares it with a run. */
  public static final Map<String, Integer> AT_MOST =
      Map.of(
          "CreateUser", 60,
          "CreateGroup", 30,
          "CreateUserProfile", 25,
          "CreateSpace", 6,
          "CreateApp", 1);

  /** Calls of a run that asks every five seconds or more. */
  public static final int CALLS = 1000;

  private Estimate() {}

  static String of(Target target, boolean apps) {
    return """
    Account %s, region %s, domain %s, identity store %s

    This run calls AWS up to %d times. It creates, and removes at its end:
      up to %d users and %d groups in the directory, of which some are assigned to the domain's application
      up to %d user profiles with the role %s
      up to %d spaces of 5 GB%s
    Every name begins with %s.
    It changes nothing else. It puts one event, of a source of that name, on the default event bus.

    Time: about %d minutes. Cost: less than %s US dollars.
    """
        .formatted(
            target.accountId(),
            target.region(),
            target.domainId(),
            target.identityStoreId(),
            CALLS,
            AT_MOST.get("CreateUser"),
            AT_MOST.get("CreateGroup"),
            AT_MOST.get("CreateUserProfile"),
            target.role(),
            AT_MOST.get("CreateSpace"),
            apps ? ", and one app on ml.t3.medium for up to an hour" : "",
            target.prefix(),
            apps ? 45 : 25,
            apps ? "0.20" : "0.05");
  }
}
