package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.iam.Roles.Role;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Principal;
import java.util.Map;
import java.util.Optional;

/**
 * Rules whose target is an event bus, in whatever account and region. EventBridge puts the event
 * there in the target's role, which the bus of another account has to let in, too.
 */
public record Forwarding(Roles roles, EventBuses buses) {

  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String PUT = "events:PutEvents";

  static boolean isTo(TemplateRule.Target target) {
    return target.arn().contains(":event-bus/");
  }

  /** Hands the event on as it is, account and region included; or says why it may not. */
  Optional<String> deliver(
      TemplateRule rule, TemplateRule.Target target, Map<String, Object> event) {
    var bus = Bus.of(target.arn());
    var role = target.roleArn().flatMap(roles::find).filter(it -> trustsEventBridge(it, rule));
    if (role.isEmpty()) {
      return Optional.of("the target has no role that EventBridge can assume");
    }
    var session = role.get().session("events");
    var access = access(bus, session, event);
    if (session.decide(access) != Decision.ALLOWED) {
      return Optional.of("%s may not %s on %s".formatted(role.get().arn(), PUT, bus.arn()));
    }
    if (!buses.admits(bus, session, access)) {
      return Optional.of(
          "no policy of %s allows %s to %s".formatted(bus.arn(), role.get().arn(), PUT));
    }
    buses.deliver(bus, event);
    return Optional.empty();
  }

  private static boolean trustsEventBridge(Role role, TemplateRule rule) {
    var accountId = rule.arn().split(":", 6)[4];
    var access =
        Access.to("sts:AssumeRole", role.arn())
            .with("aws:SourceArn", rule.arn())
            .with("aws:SourceAccount", accountId);
    return role.trust().decide(Principal.service(EVENTBRIDGE, accountId), access)
        == Decision.ALLOWED;
  }

  private static Access access(Bus bus, Principal session, Map<String, Object> event) {
    return Access.to(PUT, bus.arn())
        .with("events:source", String.valueOf(event.get("source")))
        .with("events:detail-type", String.valueOf(event.get("detail-type")))
        .with("aws:PrincipalArn", session.policyArn())
        .with("aws:PrincipalAccount", session.accountId());
  }
}
