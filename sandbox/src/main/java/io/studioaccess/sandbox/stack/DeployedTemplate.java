package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.eventbridge.Forwarding;
import io.studioaccess.sandbox.eventbridge.Rules;
import io.studioaccess.sandbox.sqs.Queues;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * A template beside the sandbox's own, in any account and region: roles that can be assumed, rules
 * on the default bus there, and queues. It has no functions, tables or schedules.
 */
public final class DeployedTemplate implements AutoCloseable {

  private final Template template;
  private final Queues queues;
  private final Rules rules;

  public DeployedTemplate(
      Path file,
      AccountRegion place,
      Map<String, String> parameters,
      Cloud cloud,
      SandboxClock clock) {
    String stackName = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    this.template =
        Template.read(
            file,
            new Deployment(
                place.region(), place.accountId(), stackName, cloud.door().uri(), parameters));
    if (!template.functions().isEmpty() || !template.tables().isEmpty() || hasSchedules()) {
      throw new IllegalArgumentException(
          "the sandbox has functions, tables and schedules of its own template alone: " + file);
    }
    Permissions.deploy(template, cloud);
    cloud.stacks().add(template.stack());
    this.queues = new Queues(clock, place.region(), place.accountId());
    queues.create(template.queues().values());
    this.rules =
        new Rules(
            template,
            queues,
            new Forwarding(cloud.roles(), cloud.events()),
            cloud.rules(),
            place.accountId());
    cloud.events().onEvent(place.defaultBus(), rules::publish);
  }

  private boolean hasSchedules() {
    return template.rules().values().stream()
        .anyMatch(rule -> rule.trigger() instanceof TemplateRule.Trigger.Schedule);
  }

  public Template template() {
    return template;
  }

  /** Puts an EventBridge event on the default bus there, and tells what the rules did with it. */
  public List<Delivery> publish(Map<String, ?> event) {
    return rules.publish(event);
  }

  /** The bodies of a queue's visible messages; they stay, one receive older. */
  public List<String> peek(String queue) {
    return queues.peek(Sandbox.known(template.queues(), queue).name());
  }

  @Override
  public void close() {
    queues.close();
  }
}
