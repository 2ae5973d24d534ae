package io.studioaccess.sandbox;

import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.events.Bus;
import io.studioaccess.sandbox.iam.PolicyDocument;
import io.studioaccess.sandbox.iam.ResourcePolicy;
import io.studioaccess.sandbox.sts.Roles.Role;
import io.studioaccess.sandbox.template.Template;
import io.studioaccess.sandbox.template.TemplateRole;
import java.util.Map;

/** What a template allows beyond its own functions: its roles, and who may put events. */
final class Permissions {

  private Permissions() {}

  static void deploy(Template template, Cloud cloud) {
    template.roles().values().forEach(role -> cloud.roles().add(role(role)));
    template
        .eventBusPolicies()
        .forEach(
            policy ->
                cloud
                    .events()
                    .allow(
                        Bus.of(policy.busArn()),
                        ResourcePolicy.of(Map.of("Statement", policy.statement()))));
  }

  private static Role role(TemplateRole role) {
    return new Role(
        role.arn(),
        ResourcePolicy.ofRole(role.trust()),
        role.policies().stream().map(PolicyDocument::of).toList());
  }
}
