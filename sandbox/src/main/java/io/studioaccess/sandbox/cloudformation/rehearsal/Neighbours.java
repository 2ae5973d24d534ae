package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Failure;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A second stack in the same account. */
final class Neighbours {

  private final Scene scene;
  private final Findings log;

  Neighbours(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
  }

  void run() {
    log.title("A second stack in the same account");
    Base base = scene.bases().getFirst();
    Map<String, String> sameRoles = base.parameters();
    Map<String, String> otherRoles = base.with("StudioAccessRoleName", "other");
    second("other", Scene.REGION, otherRoles)
        .ifPresent(failure -> log.add("other names: " + failure));
    log.line("another stack name, another StudioAccessRoleName: no collision");
    expectCollision(
        "another stack name, the same StudioAccessRoleName",
        second("other", Scene.REGION, sameRoles),
        "QuarantineRole");
    expectCollision(
        "the same stack name in another region",
        second(Scene.STACK, "us-east-1", otherRoles),
        "Policy");
  }

  private Optional<Failure> second(String name, String region, Map<String, String> parameters) {
    Account account = scene.account();
    scene.created(account, scene.bases().getFirst().parameters());
    List<Physical> before = account.ofType(IamTypes.ROLE);
    Optional<Failure> failure =
        scene
            .newStack(account)
            .create(
                new StackTemplate(scene.product(), Scene.deployment(name, region, parameters)),
                CreationOrder.AS_DECLARED,
                Stack.nothing())
            .failure();
    if (failure.isPresent() && !account.ofType(IamTypes.ROLE).equals(before)) {
      log.add("the failed second stack has changed roles of the first");
    }
    return failure;
  }

  private void expectCollision(String what, Optional<Failure> failure, String resource) {
    if (failure.isEmpty()) {
      log.add(what + ": was expected to collide, and did not");
    } else if (!failure.get().id().contains(resource)
        || !failure.get().why().contains("already exists")) {
      log.add("%s: unexpected: %s".formatted(what, failure.get()));
    } else {
      log.line("%s: refused at %s: %s", what, failure.get().id(), failure.get().why());
    }
  }
}
