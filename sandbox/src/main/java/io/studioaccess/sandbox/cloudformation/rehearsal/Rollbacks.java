package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Result;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Fails on purpose at each resource in turn, and does the same again without the failure. */
final class Rollbacks {

  private final Scene scene;
  private final Findings log;

  Rollbacks(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
  }

  void run() {
    log.title("Failures in the middle");
    creations(scene.bases().getLast());
    updates();
  }

  void updates() {
    Base full = scene.bases().getLast();
    TemplateFile product = scene.product();
    Map<String, String> changed = full.with("MaxRevocationsPerHour", "7");
    updates("a changed setting", scene.account(), full, product, changed);
    updates(
        "the same, if AppConfig gives numbers again",
        scene.account().givingNumbersAgain(),
        full,
        product,
        changed);
    TemplateFile release = TemplateFile.read(product.path(), "other-code");
    updates("a release with new code", scene.account(), full, release, full.parameters());
  }

  private void creations(Base base) {
    StackTemplate template = Scene.template(scene.product(), base.parameters());
    Set<String> findings = new LinkedHashSet<>();
    Set<String> retained = new LinkedHashSet<>();
    for (String failing : template.declared().keySet()) {
      Account account = scene.account();
      int before = account.all().size();
      Stack stack = scene.newStack(account);
      Result first =
          stack.create(template, CreationOrder.AS_DECLARED, it -> it.id().equals(failing));
      Set<String> stay =
          first.changes().stream()
              .flatMap(change -> Optional.ofNullable(template.declared().get(change.id())).stream())
              .filter(Declared::isRetained)
              .filter(resource -> !resource.type().equals(LambdaTypes.VERSION))
              .map(Declared::id)
              .collect(Collectors.toCollection(LinkedHashSet::new));
      retained.addAll(stay);
      if (account.all().size() != before + stay.size()) {
        findings.add("after a failure of %s, more than %s stays".formatted(failing, stay));
      }
      stack.delete();
      stack
          .create(template, CreationOrder.AS_DECLARED, Stack.nothing())
          .failure()
          .ifPresent(it -> findings.add("second attempt after %s: %s".formatted(failing, it)));
    }
    log.check(
        List.copyOf(findings),
        "creation: failed at each of %d resources, rolled back, deleted, created again",
        template.declared().size());
    log.note("what a failed creation leaves: %s", String.join(", ", retained));
  }

  private void updates(
      String what, Account account, Base base, TemplateFile file, Map<String, String> parameters) {
    Stack created = scene.created(account, base.parameters());
    StackTemplate template = Scene.template(file, parameters);
    Stack complete = created.in(created.account().copy());
    List<String> changed =
        complete.update(template, Stack.nothing()).changes().stream()
            .map(Stack.Change::id)
            .filter(template.declared()::containsKey)
            .toList();
    var findings = new ArrayList<String>();
    for (String failing : changed) {
      Stack stack = created.in(created.account().copy());
      Published before = Published.by(stack);
      stack.update(template, it -> it.id().equals(failing));
      if (!Published.by(stack).equals(before)) {
        findings.add(
            "%s, failed at %s: the aliases do not invoke the old versions"
                .formatted(what, failing));
      }
      stack
          .ofType(LambdaTypes.ALIAS)
          .forEach(
              alias -> {
                if (!Published.isCurrent(stack, alias)) {
                  findings.add(
                      "%s, failed at %s: %s is not as before"
                          .formatted(what, failing, alias.name()));
                }
              });
      stack
          .update(template, Stack.nothing())
          .failure()
          .ifPresent(
              it ->
                  findings.add(
                      "%s, failed at %s, second attempt: %s".formatted(what, failing, it)));
    }
    log.check(
        findings,
        "%s: failed at each of %d changes, the old versions served, the second attempt succeeded",
        what,
        changed.size());
  }
}
