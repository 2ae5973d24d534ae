package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Change;
import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Result;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Changes each parameter to each of its values and back. A change of a function's settings must
 * publish a version; any other change must publish none.
 */
final class ParameterChanges {

  private final Scene scene;
  private final Findings log;
  private final List<String> known;
  private final List<Start> starts;

  /** A stack before its parameters change. */
  private record Start(Base base, StackTemplate template, Stack stack) {}

  ParameterChanges(Scene scene, Findings log) {
    this.scene = scene;
    this.log = log;
    this.known = Scene.values(scene.account(), Scene.REGION);
    this.starts =
        scene.bases().stream()
            .map(
                base ->
                    new Start(
                        base,
                        Scene.template(scene.product(), base.parameters()),
                        scene.created(scene.account(), base.parameters())))
            .toList();
  }

  void run() {
    log.title("Each parameter of template.yaml changed, and changed back");
    Parameter.of(scene.product()).forEach(this::run);
  }

  void run(String name) {
    Parameter.of(scene.product()).stream()
        .filter(parameter -> parameter.name().equals(name))
        .forEach(this::run);
  }

  private void run(Parameter parameter) {
    try {
      change(parameter);
    } catch (Refused e) {
      log.add(e.describe());
    }
  }

  private void change(Parameter parameter) {
    String defaultValue = parameter.defaultValue().orElse("");
    List<String> all = new ArrayList<>(parameter.values(known));
    parameter.defaultValue().ifPresent(all::add);
    var tried = new Tried();
    for (Start start : starts) {
      String before = start.base().parameters().getOrDefault(parameter.name(), defaultValue);
      for (String value : all) {
        if (!value.equals(before)) {
          change(parameter, value, start, tried);
        }
      }
    }
    if (tried.changes == 0) {
      tried.findings.add("%s could not be changed at all".formatted(parameter.name()));
    }
    log.check(
        List.copyOf(tried.findings),
        "%-24s %2d changes   %-15s %s",
        parameter.name(),
        tried.changes,
        tried.versions == 0 ? "no version" : "new versions",
        tried.resources());
  }

  private void change(Parameter parameter, String value, Start start, Tried tried) {
    Base base = start.base();
    StackTemplate changed;
    try {
      changed = Scene.template(scene.product(), base.with(parameter.name(), value));
    } catch (TemplateException excluded) {
      return; // One of the template's Rules. The other base allows it, or nothing does.
    }
    String what = "%s changed to \"%s\" (%s)".formatted(parameter.name(), value, base.name());
    Stack stack = start.stack().in(start.stack().account().copy());
    update(what, stack, changed, tried);
    update(what + " and back", stack, start.template(), tried);
  }

  private static void update(String what, Stack stack, StackTemplate template, Tried tried) {
    Published before = Published.by(stack);
    Result result = stack.update(template, Stack.nothing());
    tried.changes++;
    result.failure().ifPresent(failure -> tried.findings.add(what + ": " + failure));
    if (!result.isComplete()) {
      return;
    }
    Published after = Published.by(stack);
    for (Physical alias : stack.ofType(LambdaTypes.ALIAS)) {
      boolean isNew = after.hasNewVersion(before, alias.name());
      tried.versions += isNew ? 1 : 0;
      if (!Published.isCurrent(stack, alias)) {
        tried.findings.add(
            "%s: %s still invokes the old settings. Add the parameter to Settings in template.yaml."
                .formatted(what, alias.name()));
      } else if (isNew && !after.hasNewSettings(before, alias.name())) {
        tried.findings.add("%s: a version without a change".formatted(what));
      }
    }
    for (Change change : result.changes()) {
      switch (change.action()) {
        case UPDATED -> {}
        case CREATED, REMOVED -> tried.optional.add(change.id());
        case REPLACED -> {
          if (!change.type().equals(LambdaTypes.VERSION)
              && !change.type().equals(AppConfigTypes.HOSTED)) {
            tried.replaced.add(change.id());
          }
        }
      }
    }
  }

  private static final class Tried {
    private final Set<String> findings = new LinkedHashSet<>();
    private final Set<String> optional = new LinkedHashSet<>();
    private final Set<String> replaced = new LinkedHashSet<>();
    private int changes;
    private int versions;

    String resources() {
      return Stream.concat(
              optional.stream().map(id -> "with or without " + id),
              replaced.stream().map(id -> "replaces " + id))
          .collect(Collectors.joining(", "));
    }
  }
}
