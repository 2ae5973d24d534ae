package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateRole;
import io.studioaccess.sandbox.eventbridge.Bus;
import io.studioaccess.sandbox.iam.Roles.Role;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.Map;

/** Deploys the permissions of a template: its roles and its event bus policies. */
public final class Permissions {

  private Permissions() {}

  public static void deploy(Template template, Cloud cloud) {
    template.roles().values().forEach(role -> cloud.roles().add(role(role)));
    template
        .eventBusPolicies()
        .forEach(
            policy ->
                cloud
                    .eventBuses()
                    .addPolicy(
                        Bus.of(policy.busArn()),
                        ResourcePolicy.of(Map.of("Statement", policy.statement()))));
  }

  private static Role role(TemplateRole role) {
    return new Role(
        role.arn(),
        ResourcePolicy.ofTrustPolicy(role.trust()),
        role.policies().stream().map(PolicyDocument::of).toList());
  }
}
