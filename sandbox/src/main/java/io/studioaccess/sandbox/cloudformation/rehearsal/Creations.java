package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Result;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** First deployments: in every order, in every partition, with every set of parameters. */
final class Creations {

  private static final int ORDERS = 8;
  private static final List<String> REGIONS =
      List.of("eu-west-1", "us-gov-west-1", "cn-north-1", "eusc-de-east-1");

  private final Scene scene;
  private final Findings log;

  Creations(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
  }

  void run() {
    log.title("A first deployment of template.yaml");
    waves();
    for (Base base : scene.bases()) {
      orders(base);
    }
    partitions();
    sizes();
  }

  void partitions() {
    for (String region : REGIONS) {
      log.check(findings(region), "%s, partition %s", region, Regions.partition(region));
    }
  }

  /** Each wave's resources need only those of earlier waves. */
  private void waves() {
    Base full = scene.bases().getLast();
    Map<String, Declared> waiting =
        new LinkedHashMap<>(Scene.template(scene.product(), full.parameters()).declared());
    for (int wave = 1; !waiting.isEmpty(); wave++) {
      List<Declared> ready =
          waiting.values().stream()
              .filter(it -> it.dependencies().stream().noneMatch(waiting::containsKey))
              .toList();
      if (ready.isEmpty()) {
        return; // The orders below name the cycle.
      }
      ready.forEach(it -> waiting.remove(it.id()));
      Map<String, Long> types =
          ready.stream()
              .collect(
                  Collectors.groupingBy(
                      it -> it.type().substring("AWS::".length()),
                      LinkedHashMap::new,
                      Collectors.counting()));
      log.note(
          "wave %d: %s",
          wave,
          types.entrySet().stream()
              .map(it -> it.getKey() + (it.getValue() == 1 ? "" : " x " + it.getValue()))
              .collect(Collectors.joining(", ")));
    }
  }

  private void orders(Base base) {
    Set<String> findings = new LinkedHashSet<>();
    int resources = 0;
    for (int order = 0; order < ORDERS + 2; order++) {
      CreationOrder creation =
          switch (order) {
            case 0 -> CreationOrder.AS_DECLARED;
            case 1 -> CreationOrder.REVERSED;
            default -> CreationOrder.shuffled(order);
          };
      try {
        Stack stack = scene.newStack(scene.account());
        StackTemplate template = Scene.template(scene.product(), base.parameters());
        Result result = stack.create(template, creation, Stack.nothing());
        result.failure().ifPresent(failure -> findings.add(failure.toString()));
        resources = result.changes().size();
        if (result.isComplete()) {
          outputs(template, stack).forEach(findings::add);
        }
      } catch (Refused e) {
        findings.add(e.describe());
      }
    }
    log.check(
        List.copyOf(findings),
        "%s: %d resources, created in %d different orders",
        base.name(),
        resources,
        ORDERS + 2);
  }

  private static List<String> outputs(StackTemplate template, Stack stack) {
    return template.outputs(stack::find).entrySet().stream()
        .filter(output -> output.getValue().isEmpty())
        .map(output -> "the output %s is empty".formatted(output.getKey()))
        .toList();
  }

  private List<String> findings(String region) {
    var findings = new ArrayList<String>();
    for (Base base : scene.bases(Scene.STACK, region)) {
      Account account = scene.account(Scene.STACK, region);
      scene
          .newStack(account)
          .create(
              new StackTemplate(
                  scene.product(), Scene.deployment(Scene.STACK, region, base.parameters())),
              CreationOrder.AS_DECLARED,
              Stack.nothing())
          .failure()
          .ifPresent(failure -> findings.add(region + ": " + failure));
      findings.addAll(wrongPartitions(account, Regions.partition(region)));
    }
    return findings;
  }

  /** ARNs in properties that begin with another partition's name. */
  private static List<String> wrongPartitions(Account account, String partition) {
    return account.all().stream()
        .filter(it -> !partition.equals("aws") && Json.of(it.properties()).contains("\"arn:aws:"))
        .map(it -> "%s has an ARN of the partition aws".formatted(it.name()))
        .toList();
  }

  private void sizes() {
    Base full = scene.bases().getLast();
    Account account = scene.account();
    Stack stack = scene.newStack(account);
    stack.create(
        Scene.template(scene.product(), full.parameters()),
        CreationOrder.AS_DECLARED,
        Stack.nothing());
    stack
        .ofType(IamTypes.ROLE)
        .forEach(role -> size(role, IamTypes.inlineSize(role), IamTypes.INLINE_POLICIES));
    stack
        .ofType(IamTypes.POLICY)
        .forEach(policy -> size(policy, IamTypes.size(policy.props()), IamTypes.MANAGED_POLICY));
    stack
        .ofType(LambdaTypes.FUNCTION)
        .forEach(
            function ->
                size(
                    function,
                    LambdaTypes.environmentSize(
                        function
                            .props()
                            .requiredPart("Environment")
                            .requiredPart("Variables")
                            .values()),
                    LambdaTypes.ENVIRONMENT));
  }

  private void size(Physical resource, int actual, int limit) {
    log.note("%-52s %,6d of %,6d", resource.name(), actual, limit);
  }
}
