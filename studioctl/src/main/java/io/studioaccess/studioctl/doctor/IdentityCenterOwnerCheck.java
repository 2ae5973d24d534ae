package io.studioaccess.studioctl.doctor;

import io.studioaccess.studioctl.stack.IdentityCenterAccount;
import io.studioaccess.studioctl.stack.Installation;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;

/**
 * Compares the parameter with the owner of the instance. The identity store's ARN names the owner,
 * so with any other account, IAM denies the functions every read.
 */
@Singleton
final class IdentityCenterOwnerCheck implements Check {
  private final Instances instances;
  private final IdentityCenterAccount account;
  private final Installation stack;

  IdentityCenterOwnerCheck(Instances instances, IdentityCenterAccount account, Installation stack) {
    this.instances = instances;
    this.account = account;
    this.stack = stack;
  }

  @Override
  public List<Finding> findings() {
    Optional<String> owner = instances.configured().map(InstanceMetadata::ownerAccountId);
    if (owner.isEmpty()) {
      return List.of(Finding.skipped("the identity store's instance is not found"));
    }
    return owner.get().equals(account.id()) ? List.of() : List.of(fault(owner.get()));
  }

  private Finding fault(String owner) {
    String fix =
        "set the parameter IdentityCenterAccountId to %s, and deploy the stack again"
            .formatted(owner);
    return account.id().equals(stack.account())
        ? Finding.fault(
            "account %s owns the instance of IAM Identity Center, and account %s is its delegated administrator or a member: the functions may not read the directory"
                .formatted(owner, stack.account()),
            "%s; deploy templates/identity-center-account.yaml in account %s, region %s"
                .formatted(fix, owner, account.region()))
        : Finding.fault(
            "account %s owns the instance of IAM Identity Center, not account %s: the functions may not read the directory"
                .formatted(owner, account.id()),
            fix);
  }
}
