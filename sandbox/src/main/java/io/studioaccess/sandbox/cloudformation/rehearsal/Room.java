package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** How long names and lists may become, compared with the table in docs/deploy.md. */
final class Room {

  /** CloudFormation's limit for a stack's name. */
  private static final int STACK_NAME = 128;

  private static final int LIST = 400;

  /** IAM's limits for a role's name and an external ID; the parameter allows 256 characters. */
  private static final int ROLE_NAME = 64;

  private static final int EXTERNAL_ID = 256;
  private static final String APPLICATION =
      "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-%016d";

  /** A path, a name and a star, of the usual length. */
  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/team-%015d-*";

  private final Scene scene;
  private final Findings log;
  private final Documented documented;

  Room(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
    this.documented = Documented.read(scene.repository());
  }

  void run() {
    log.title("How long names and lists may become, with everything else set");
    compare("characters of the stack's name", largest(STACK_NAME, this::isNameAllowed));
    list("StudioApplicationArns", "ARNs in `StudioApplicationArns`", APPLICATION);
    list("AllowedRoleArns", "ARNs of 60 characters in `AllowedRoleArns`", ROLE);
    list("StudioAccountIds", "accounts in `StudioAccountIds`", "%012d");
    longestTrust();
  }

  /** The access roles' trust policies contain a role's ARN twice, and the external ID. */
  private void longestTrust() {
    String role = "arn:aws:iam::%s:role/%s".formatted(Scene.OTHER_ACCOUNT, "r".repeat(ROLE_NAME));
    TemplateFile file =
        TemplateFile.read(scene.repository().resolve("templates/studio-account.yaml"));
    var parameters = new HashMap<String, String>();
    for (Parameter parameter : Parameter.of(file)) {
      String name = parameter.name();
      if (name.endsWith("RoleArn")) {
        parameters.put(name, role);
      } else if (name.equals("ExternalId")) {
        parameters.put(name, "x".repeat(EXTERNAL_ID));
      } else if (parameter.defaultValue().isEmpty()) {
        parameters.put(
            name, parameter.values(Scene.values(scene.account(), Scene.REGION)).getFirst());
      }
    }
    Stack stack = scene.newStack(scene.account());
    stack
        .create(Scene.template(file, parameters), CreationOrder.AS_DECLARED, Stack.nothing())
        .failure()
        .ifPresent(failure -> log.add("%s: %s".formatted(file.name(), failure)));
    log.line(
        "%-46s %,5d of %,d",
        "trust policies of studio-account.yaml, at most",
        stack.ofType(IamTypes.ROLE).stream().mapToInt(IamTypes::trustSize).max().orElse(0),
        IamTypes.TRUST_POLICY);
  }

  private void list(String parameter, String what, String item) {
    Base full = scene.bases().getLast();
    compare(what, largest(LIST, count -> isAllowed(full.with(parameter, items(count, item)))));
  }

  private static String items(int count, String item) {
    return IntStream.rangeClosed(1, count)
        .mapToObj(item::formatted)
        .collect(Collectors.joining(","));
  }

  private void compare(String what, int actual) {
    int expected = documented.limit(what).orElse(0);
    if (expected == 0 || actual < expected) {
      log.add(
          "%s: at most %d, but docs/deploy.md says %s"
              .formatted(what, actual, expected == 0 ? "nothing" : expected));
    } else {
      log.line("%-46s %3d   documented: %d", what, actual, expected);
    }
  }

  private boolean isNameAllowed(int length) {
    String stack = String.join("", Collections.nCopies(length, "s"));
    for (Base base : scene.bases(stack, Scene.REGION)) {
      var template =
          new StackTemplate(
              scene.product(), Scene.deployment(stack, Scene.REGION, base.parameters()));
      if (!scene
          .newStack(scene.account(stack, Scene.REGION))
          .create(template, CreationOrder.AS_DECLARED, Stack.nothing())
          .isComplete()) {
        return false;
      }
    }
    return true;
  }

  private boolean isAllowed(Map<String, String> parameters) {
    try {
      return scene
          .newStack(scene.account())
          .create(
              Scene.template(scene.product(), parameters),
              CreationOrder.AS_DECLARED,
              Stack.nothing())
          .isComplete();
    } catch (Refused tooLong) {
      return false;
    }
  }

  /** The largest allowed number, by bisection. */
  private static int largest(int limit, IntPredicate isAllowed) {
    int allowed = 0;
    int refused = limit + 1;
    while (refused - allowed > 1) {
      int middle = (allowed + refused) / 2;
      if (isAllowed.test(middle)) {
        allowed = middle;
      } else {
        refused = middle;
      }
    }
    return allowed;
  }
}
