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
   * Finds a stack of the account and region.
   *
   * @param nameOrId the name or the id of the stack
   */
  Optional<TemplateStack> find(String nameOrId, String accountId, String region) {
    String regionAndAccount = ":%s:%s:".formatted(region, accountId);
    return deployed.stream()
        .filter(stack -> stack.id().contains(regionAndAccount))
        .filter(stack -> stack.id().equals(nameOrId) || stack.name().equals(nameOrId))
        .findFirst();
  }
}
