package io.studioaccess.integration.adversary;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.policy.Grant;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Readers, operators, and who may decide on held changes. */
class PeopleTest {

  private static final Template TEMPLATE = ProductTemplate.read();
  private static final Set<String> READING =
      Set.of("BatchGet", "Decrypt", "Describe", "Get", "List", "Query", "Receive", "Scan");

  @Test
  void aReaderOnlyHidesDeadLetters() {
    Set<String> changing =
        Seized.person("ReadersPolicy").grants().stream()
            .map(Grant::action)
            .filter(action -> !action.startsWith("adversary:"))
            .filter(
                action ->
                    READING.stream()
                        .noneMatch(
                            verb -> action.substring(action.indexOf(':') + 1).startsWith(verb)))
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(changing).containsExactly("sqs:ChangeMessageVisibility");
  }

  @Test
  void aDeadLetterThatAReaderHidesStillRings() {
    Template directoryAccount =
        ProductTemplate.read(
            TestRepository.root().resolve("templates/identity-center-account.yaml"),
            Map.of("TargetEventBusArn", "arn:aws:events:eu-west-1:111122223333:event-bus/default"));

    assertThat(
            Stream.of(TEMPLATE, directoryAccount)
                .flatMap(template -> template.monitoring().alarms().entrySet().stream())
                .filter(alarm -> alarm.getKey().endsWith("DeadLetterAlarm")))
        .hasSize(4)
        .allSatisfy(
            alarm -> {
              assertThat(alarm.getValue())
                  .extracting(TemplateMetric::name)
                  .containsExactlyInAnyOrder(
                      "ApproximateNumberOfMessagesVisible",
                      "ApproximateNumberOfMessagesNotVisible");
              assertThat(alarm.getValue())
                  .extracting(TemplateMetric::dimensions)
                  .containsOnly(alarm.getValue().getFirst().dimensions());
            });
  }

  @Test
  void everyDeadLetterQueueHasAnAlarm() {
    Set<String> watched =
        TEMPLATE.monitoring().alarms().values().stream()
            .flatMap(List::stream)
            .filter(metric -> metric.name().equals("ApproximateNumberOfMessagesNotVisible"))
            .map(metric -> metric.dimensions().get("QueueName"))
            .collect(Collectors.toSet());

    assertThat(watched)
        .isEqualTo(
            TEMPLATE.queues().entrySet().stream()
                .filter(queue -> queue.getKey().endsWith("DeadLetterQueue"))
                .map(queue -> queue.getValue().name())
                .collect(Collectors.toSet()));
  }

  @Test
  void onlyOperatorsDecide() {
    Set<String> deciding =
        Stream.concat(
                TEMPLATE.roles().keySet().stream()
                    .filter(role -> mayDecide(Seized.role(TEMPLATE, role))),
                TEMPLATE.managedPolicies().keySet().stream()
                    .filter(policy -> mayDecide(Seized.person(policy))))
            .collect(Collectors.toSet());

    assertThat(deciding).containsExactly("OperatorsPolicy");
  }

  private static boolean mayDecide(Principal principal) {
    String ledger = TEMPLATE.tables().get("LedgerTable").arn();
    return Stream.of("PutItem", "UpdateItem", "BatchWriteItem", "PartiQLInsert", "PartiQLUpdate")
        .map(
            action ->
                Access.to("dynamodb:" + action, ledger)
                    .with("dynamodb:LeadingKeys", "decision#all")
                    .with("dynamodb:Attributes", "pk", "decision", "at"))
        .anyMatch(access -> principal.decide(access) == Decision.ALLOWED);
  }
}
