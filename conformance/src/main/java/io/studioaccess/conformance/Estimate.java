package io.studioaccess.conformance;

import io.studioaccess.conformance.aws.Target;

/** What a run will do and cost, for the person who has to agree. */
final class Estimate {

  private Estimate() {}

  static String of(Target target, boolean apps) {
    return """
    Account %s, region %s, domain %s, identity store %s

    This run asks AWS about 600 times. It creates, and removes at its end:
      up to 60 users and 30 groups in the directory, of which some are assigned to the domain's application
      up to 20 user profiles with the role %s
      4 spaces of 5 GB%s
    Every name begins with %s.
    It changes nothing else. It puts one event, of a source of that name, on the default event bus.

    Time: about %d minutes. Cost: less than %s US dollars.
    """
        .formatted(
            target.accountId(),
            target.region(),
            target.domainId(),
            target.identityStoreId(),
            target.role(),
            apps ? ", and 1 app on ml.t3.medium for up to an hour" : "",
            target.prefix(),
            apps ? 45 : 25,
            apps ? "0.20" : "0.05");
  }
}
