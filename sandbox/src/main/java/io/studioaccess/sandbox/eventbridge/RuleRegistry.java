package io.studioaccess.sandbox.eventbridge;

import io.studioaccess.sandbox.cloudformation.template.TemplateRule;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The rules of all accounts and regions, with their current state and targets. */
public final class RuleRegistry {

  private final Map<String, TemplateRule> byArn = new ConcurrentHashMap<>();
  private final Set<String> disabled = ConcurrentHashMap.newKeySet();
  private final Set<String> removedTargets = ConcurrentHashMap.newKeySet();

  void add(TemplateRule rule) {
    byArn.put(rule.arn(), rule);
  }

  Optional<TemplateRule> find(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** The rules whose ARN begins like this, by name. */
  List<TemplateRule> startingWith(String arn) {
    return byArn.values().stream()
        .filter(rule -> rule.arn().startsWith(arn))
        .sorted(Comparator.comparing(TemplateRule::name))
        .toList();
  }

  boolean isEnabled(TemplateRule rule) {
    return !disabled.contains(rule.arn());
  }

  void enable(TemplateRule rule) {
    disabled.remove(rule.arn());
  }

  void disable(TemplateRule rule) {
    disabled.add(rule.arn());
  }

  List<TemplateRule.Target> targets(TemplateRule rule) {
    return rule.targets().stream()
        .filter(target -> !removedTargets.contains(rule.arn() + "#" + target.id()))
        .toList();
  }

  void remove(TemplateRule rule, String targetId) {
    removedTargets.add(rule.arn() + "#" + targetId);
  }

  void restoreTargets(TemplateRule rule) {
    rule.targets().forEach(target -> removedTargets.remove(rule.arn() + "#" + target.id()));
  }
}
