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
 * Delivers events to targets that are event buses, in any account and region. EventBridge puts the
 * event on the bus in the target's role, which a bus of another account must also allow.
 */
public record Forwarding(Roles roles, EventBuses buses) {

  private static final String EVENTBRIDGE = "events.amazonaws.com";
  private static final String PUT_EVENTS = "events:PutEvents";

  static boolean isEventBus(TemplateRule.Target target) {
    return target.arn().contains(":event-bus/");
  }

  /**
   * Forwards the event unchanged, including its account and region.
   *
   * @return why EventBridge may not forward it; empty if it was forwarded
   */
  Optional<String> deliver(
      TemplateRule rule, TemplateRule.Target target, Map<String, Object> event) {
    var bus = Bus.of(target.arn());
    var role = target.roleArn().flatMap(roles::find).filter(it -> trustsEventBridge(it, rule));
    if (role.isEmpty()) {
      return Optional.of("the target has no role that EventBridge can assume");
    }
    var session = role.get().session("events");
    var access = access(bus, session, event);
    var region = rule.arn().split(":", 6)[3];
    if (session.decide(access) != Decision.ALLOWED) {
      return Optional.of(
          "%s is not allowed to %s on %s".formatted(role.get().arn(), PUT_EVENTS, bus.arn()));
    }
    if (!buses.permitsForwarded(bus, region, session, access)) {
      return Optional.of(
          "no policy of %s allows %s to %s".formatted(bus.arn(), role.get().arn(), PUT_EVENTS));
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

  private Access access(Bus bus, Principal session, Map<String, Object> event) {
    return buses
        .putting(
            bus,
            new String[] {String.valueOf(event.get("source"))},
            new String[] {String.valueOf(event.get("detail-type"))})
        .with("aws:PrincipalArn", session.policyArn())
        .with("aws:PrincipalAccount", session.accountId());
  }
}
