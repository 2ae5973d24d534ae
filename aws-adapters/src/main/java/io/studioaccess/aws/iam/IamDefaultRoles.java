package io.studioaccess.aws.iam;

import io.micronaut.core.type.Argument;
import io.micronaut.json.JsonMapper;
import io.micronaut.json.tree.JsonNode;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.DefaultRoles;
import io.studioaccess.reconciler.sweep.PowerfulDefaultRole;
import java.io.IOException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/**
 * Checks the permissions of default roles. Inline policies are read. Any attached policy counts as
 * permissive without being read, except AWS's {@code AWSDenyAll}.
 */
public final class IamDefaultRoles implements DefaultRoles {
  private static final String DENY_ALL = "AWSDenyAll";

  private final Studio studio;
  private final ClientsByDomain<IamClient> clients;
  private final JsonMapper json;

  public IamDefaultRoles(Studio studio, ClientsByDomain<IamClient> clients, JsonMapper json) {
    this.studio = studio;
    this.clients = clients;
    this.json = json;
  }

  @Override
  public Optional<PowerfulDefaultRole> findPowerful(DomainArn domain) {
    return studio
        .domain(domain)
        .flatMap(Studio.Domain::defaultRole)
        .map(role -> new PowerfulDefaultRole(domain, role, permissivePolicies(domain, role)))
        .filter(found -> !found.policies().isEmpty());
  }

  /**
   * The policies that grant a role permissions.
   *
   * @param domain any domain in the role's account
   */
  public Set<String> permissivePolicies(DomainArn domain, RoleArn role) {
    IamClient iam = clients.forDomain(domain);
    try {
      return permissivePolicies(iam, role.name());
    } catch (NoSuchEntityException e) {
      return Set.of(); // a role that does not exist has no permissions
    }
  }

  private Set<String> permissivePolicies(IamClient iam, String role) {
    Set<String> permissive = new TreeSet<>();
    for (AttachedPolicy policy :
        iam.listAttachedRolePoliciesPaginator(list -> list.roleName(role)).attachedPolicies()) {
      if (policy.policyName().equals(DENY_ALL)) {
        return Set.of();
      }
      permissive.add(policy.policyName());
    }
    for (String policy : iam.listRolePoliciesPaginator(list -> list.roleName(role)).policyNames()) {
      List<JsonNode> statements = statements(iam, role, policy);
      if (statements.stream().anyMatch(IamDefaultRoles::deniesEverything)) {
        return Set.of();
      }
      if (statements.stream().anyMatch(statement -> text(statement, "Effect").equals("Allow"))) {
        permissive.add(policy);
      }
    }
    return permissive;
  }

  private List<JsonNode> statements(IamClient iam, String role, String policy) {
    String document =
        iam.getRolePolicy(get -> get.roleName(role).policyName(policy)).policyDocument();
    try {
      JsonNode read =
          json.readValue(
              URLDecoder.decode(document, StandardCharsets.UTF_8), Argument.of(JsonNode.class));
      return items(read, "Statement");
    } catch (IOException e) {
      throw new IllegalStateException(
          "policy %s of role %s is not JSON".formatted(policy, role), e);
    }
  }

  /** IAM allows a single item in place of a list. */
  private static List<JsonNode> items(JsonNode node, String member) {
    List<JsonNode> items = new ArrayList<>();
    JsonNode listOrItem = node.get(member);
    if (listOrItem == null) {
      return items;
    }
    if (listOrItem.isArray()) {
      listOrItem.values().forEach(items::add);
    } else {
      items.add(listOrItem);
    }
    return items;
  }

  private static boolean deniesEverything(JsonNode statement) {
    return text(statement, "Effect").equals("Deny")
        && statement.get("Condition") == null
        && isEverything(statement, "Action")
        && isEverything(statement, "Resource");
  }

  private static boolean isEverything(JsonNode statement, String member) {
    return items(statement, member).stream().anyMatch(item -> "*".equals(item.coerceStringValue()));
  }

  private static String text(JsonNode statement, String member) {
    JsonNode value = statement.get(member);
    return value == null ? "" : value.coerceStringValue();
  }
}
