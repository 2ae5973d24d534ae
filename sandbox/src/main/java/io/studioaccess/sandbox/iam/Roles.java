package io.studioaccess.sandbox.iam;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The roles of all accounts. */
public final class Roles {

  private final Map<String, IdentifiedRole> byArn = new ConcurrentHashMap<>();
  private final Map<String, List<String>> attached = new ConcurrentHashMap<>();
  private final AtomicInteger created = new AtomicInteger();

  /**
   * A role.
   *
   * @param trust who may assume it
   */
  public record Role(String arn, ResourcePolicy trust, List<PolicyDocument> policies) {

    public Role {
      policies = List.copyOf(policies);
    }

    public String name() {
      return arn.substring(arn.lastIndexOf('/') + 1);
    }

    public String accountId() {
      return arn.split(":", 6)[4];
    }

    public Principal session(String sessionName) {
      return Principal.session(arn, sessionName, policies);
    }
  }

  /**
   * A role with its unique id. A role that is deleted and created again under the same ARN has
   * another id.
   */
  public record IdentifiedRole(String uniqueId, Role role) {}

  /**
   * Creates a role.
   *
   * @throws IllegalArgumentException if the ARN is taken, for which IAM has the error
   *     EntityAlreadyExists
   */
  public void add(Role role) {
    var identified =
        new IdentifiedRole("AROASANDBOX%09d".formatted(created.incrementAndGet()), role);
    if (byArn.putIfAbsent(role.arn(), identified) != null) {
      throw new IllegalArgumentException("role " + role.arn() + " already exists");
    }
  }

  /** Deletes a role. It can no longer be assumed, and its sessions become invalid. */
  public void delete(String arn) {
    if (byArn.remove(arn) == null) {
      throw new IllegalArgumentException("role " + arn + " does not exist");
    }
  }

  /** Attaches an AWS managed policy. Its permissions are not evaluated. */
  public void attach(String arn, String policyName) {
    attached.computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>()).add(policyName);
  }

  List<String> attached(String arn) {
    return attached.getOrDefault(arn, List.of());
  }

  String uniqueIdOf(Role role) {
    return findIdentified(role.arn()).map(IdentifiedRole::uniqueId).orElseThrow();
  }

  /** Role names are unique within an account, regardless of the path. */
  Optional<Role> findByName(String accountId, String name) {
    return byArn.values().stream()
        .map(IdentifiedRole::role)
        .filter(role -> role.accountId().equals(accountId) && role.name().equals(name))
        .findFirst();
  }

  /** The roles of an account below a path such as {@code /studio/}, by name. */
  List<Role> below(String accountId, String path) {
    return byArn.values().stream()
        .map(IdentifiedRole::role)
        .filter(role -> role.accountId().equals(accountId))
        .filter(role -> role.arn().contains(":role" + path))
        .sorted(Comparator.comparing(Role::name))
        .toList();
  }

  public Optional<Role> find(String arn) {
    return findIdentified(arn).map(IdentifiedRole::role);
  }

  public Optional<IdentifiedRole> findIdentified(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  /** Whether the role still exists under the same unique id. */
  public boolean exists(IdentifiedRole role) {
    return findIdentified(role.role().arn())
        .filter(it -> it.uniqueId().equals(role.uniqueId()))
        .isPresent();
  }
}
