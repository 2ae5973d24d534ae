package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Deletes stacks: what stays must be what docs/deploy.md lists. */
final class Deletions {

  private final Scene scene;
  private final Findings log;
  private final Documented documented;

  Deletions(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
    this.documented = Documented.read(scene.repository());
  }

  void run() {
    log.title("Created and deleted: what stays, compared with docs/deploy.md");
    run(scene.product());
    scene.others().forEach(this::run);
  }

  void run(TemplateFile file) {
    try {
      rehearse(file);
    } catch (Refused e) {
      log.add("%s: %s".formatted(file.name(), e.describe()));
    }
  }

  private void rehearse(TemplateFile file) {
    List<String> findings = new ArrayList<>(TemplateLimits.findings(file));
    Set<String> stays = new LinkedHashSet<>();
    Account account = scene.account();
    List<String> known = Scene.values(account, Scene.REGION);
    for (Base base :
        List.of(
            Base.minimal(file, known),
            Base.full(file, Scene.deployment(Scene.STACK, Scene.REGION, Map.of()), known))) {
      deleted(file, base, account.copy(), findings).ifPresent(stays::addAll);
    }
    Set<String> expected = documented.stays(file.name());
    if (!stays.equals(expected)) {
      findings.add(
          "%s: after a deletion %s stay, docs/deploy.md lists %s"
              .formatted(file.name(), new TreeSet<>(stays), new TreeSet<>(expected)));
    }
    log.check(
        findings,
        "%-30s %,7d bytes  %2d resources  stays: %s",
        file.name(),
        TemplateLimits.bytes(file),
        file.resources().size(),
        stays.isEmpty() ? "nothing" : String.join(", ", stays));
  }

  /** The logical IDs of what stays. */
  private Optional<Set<String>> deleted(
      TemplateFile file, Base base, Account account, List<String> findings) {
    Set<Physical> before = new HashSet<>(account.all());
    Stack stack = scene.newStack(account);
    StackTemplate template = Scene.template(file, base.parameters());
    Stack.Result result = stack.create(template, CreationOrder.AS_DECLARED, Stack.nothing());
    result
        .failure()
        .ifPresent(it -> findings.add("%s (%s): %s".formatted(file.name(), base.name(), it)));
    if (!result.isComplete()) {
      return Optional.empty();
    }
    Map<String, String> ids = new HashMap<>();
    template
        .declared()
        .keySet()
        .forEach(
            id ->
                ids.put(
                    stack.find(id).orElseThrow().type() + stack.find(id).orElseThrow().name(), id));
    stack.delete().ifPresent(it -> findings.add("%s: %s".formatted(file.name(), it)));
    Set<String> stays = new LinkedHashSet<>();
    account.all().stream()
        .filter(it -> !before.contains(it))
        .forEach(it -> stays.add(ids.getOrDefault(it.type() + it.name(), it.name())));
    return Optional.of(stays);
  }
}
