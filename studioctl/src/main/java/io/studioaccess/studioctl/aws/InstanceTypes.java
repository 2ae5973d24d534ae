package io.studioaccess.studioctl.aws;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import jakarta.inject.Singleton;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;

/** Finds out whether a role denies instance types. Attached policies are listed and not read. */
@Singleton
public final class InstanceTypes {
  private final ClientsByDomain<IamClient> clients;

  InstanceTypes(ClientsByDomain<IamClient> clients) {
    this.clients = clients;
  }

  /**
   * The types that a role's inline policies do not deny.
   *
   * @param unread the names of the attached policies, which may deny them
   */
  public record Undenied(List<String> types, List<String> unread) {
    public Undenied {
      types = List.copyOf(types);
      unread = List.copyOf(unread);
    }
  }

  /**
   * @param domain any domain in the role's account
   * @throws software.amazon.awssdk.services.iam.model.NoSuchEntityException if there is no such
   *     role
   */
  public Undenied undenied(RoleArn role, DomainArn domain, List<String> types) {
    IamClient iam = clients.forDomain(domain);
    InstanceTypeDenials denials = new InstanceTypeDenials();
    iam.listRolePoliciesPaginator(list -> list.roleName(role.name())).policyNames().stream()
        .map(name -> iam.getRolePolicy(get -> get.roleName(role.name()).policyName(name)))
        .map(policy -> URLDecoder.decode(policy.policyDocument(), StandardCharsets.UTF_8))
        .forEach(denials::add);
    List<String> left = types.stream().filter(type -> !denials.deny(type)).toList();
    return new Undenied(
        left,
        left.isEmpty()
            ? List.of()
            : iam
                .listAttachedRolePoliciesPaginator(list -> list.roleName(role.name()))
                .attachedPolicies()
                .stream()
                .map(AttachedPolicy::policyName)
                .toList());
  }
}
