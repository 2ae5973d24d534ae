package io.studioaccess.studioctl.doctor;

import io.micronaut.core.annotation.Order;
import io.studioaccess.lambda.LookSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.sweep.PowerfulDefaultRole;
import io.studioaccess.sweeper.IamDefaultRoles;
import jakarta.inject.Singleton;
import java.util.List;

@Order(15)
@Singleton
final class DefaultRolesArePowerless implements Check {
  private final Mapped mapped;
  private final IamDefaultRoles roles;
  private final LookSettings look;

  DefaultRolesArePowerless(Mapped mapped, IamDefaultRoles roles, LookSettings look) {
    this.mapped = mapped;
    this.roles = roles;
    this.look = look;
  }

  @Override
  public Area area() {
    return Area.DOMAINS;
  }

  @Override
  public String name() {
    return "default-roles";
  }

  @Override
  public String question() {
    return "Can the default role of each domain do nothing?";
  }

  @Override
  public List<Finding> findings() {
    return mapped.inEachServed((domain, _) -> roles.powerful(domain).map(this::finding).stream());
  }

  private Finding finding(PowerfulDefaultRole found) {
    DomainArn domain = found.domain();
    return Finding.fault(
        "the default role of domain %s, %s, can do something, by %s: whoever signs in without a profile of ours may get it"
            .formatted(domain.id(), found.role(), String.join(", ", found.policies())),
        "aws sagemaker update-domain --region %s --domain-id %s --default-user-settings ExecutionRole=%s"
            .formatted(domain.region(), domain.id(), look.leaving().in(domain).quarantineRole()));
  }
}
