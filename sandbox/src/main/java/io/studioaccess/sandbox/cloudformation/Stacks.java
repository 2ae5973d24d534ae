package io.studioaccess.sandbox.cloudformation;

import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/** The stacks of all accounts and regions. */
public final class Stacks {

  private final List<TemplateStack> deployed = new CopyOnWriteArrayList<>();

  public void add(TemplateStack stack) {
    deployed.add(stack);
  }

  /**
   * @param nameOrId the name alone is looked for in that account and region
   */
  Optional<TemplateStack> find(String nameOrId, String accountId, String region) {
    String place = ":%s:%s:".formatted(region, accountId);
    return deployed.stream()
        .filter(stack -> stack.id().contains(place))
        .filter(stack -> stack.id().equals(nameOrId) || stack.name().equals(nameOrId))
        .findFirst();
  }
}
