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
 * A template deployed in addition to the sandbox's own, in any account and region: its roles, its
 * rules on the default bus there, and its queues. It has no functions, tables or schedules.
 */
public final class DeployedTemplate implements AutoCloseable {

  private final Template template;
  private final Queues queues;
  private final Rules rules;

  public DeployedTemplate(
      Path file,
      AccountRegion accountRegion,
      Map<String, String> parameters,
      Cloud cloud,
      SandboxClock clock) {
    String stackName = file.getFileName().toString().replaceFirst("\\.[a-z]+$", "");
    this.template =
        Template.read(
            file,
            new Deployment(
                accountRegion.region(),
                accountRegion.accountId(),
                stackName,
                cloud.endpoint().uri(),
                parameters));
    if (!template.functions().isEmpty() || !template.tables().isEmpty() || hasSchedules()) {
      throw new IllegalArgumentException(
          "only the sandbox's own template may have functions, tables and schedules: " + file);
    }
    Permissions.deploy(template, cloud);
    cloud.stacks().add(template.stack());
    this.queues = new Queues(clock, accountRegion.region(), accountRegion.accountId());
    queues.create(template.queues().values());
    this.rules =
        new Rules(
            template,
            queues,
            new Forwarding(cloud.roles(), cloud.eventBuses()),
            cloud.rules(),
            accountRegion.accountId());
    cloud.eventBuses().onEvent(accountRegion.defaultBus(), rules::publish);
  }

  private boolean hasSchedules() {
    return template.rules().values().stream()
        .anyMatch(rule -> rule.trigger() instanceof TemplateRule.Trigger.Schedule);
  }

  public Template template() {
    return template;
  }

  /**
   * Publishes an EventBridge event on the default bus of its account and region.
   *
   * @return what the rules did with the event
   */
  public List<Delivery> publish(Map<String, ?> event) {
    return rules.publish(event);
  }

  /**
   * The bodies of a queue's visible messages. The messages stay in the queue, with their receive
   * count increased by one.
   */
  public List<String> peek(String queue) {
    return queues.peek(Sandbox.require(template.queues(), queue).name());
  }

  @Override
  public void close() {
    queues.close();
  }
}
