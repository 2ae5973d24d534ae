package io.studioaccess.sandbox.iam;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;

/** The roles of all accounts. */
public final class Roles {

  private final Map<String, Existing> byArn = new ConcurrentHashMap<>();
  private final Map<String, List<String>> attached = new ConcurrentHashMap<>();
  private final AtomicInteger made = new AtomicInteger();

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

  /** A role under the id that it alone has: one that is made anew under the same ARN is another. */
  public record Existing(String uniqueId, Role role) {}

  /**
   * Makes a role.
   *
   * @throws IllegalArgumentException if the ARN is taken: IAM's EntityAlreadyExists
   */
  public void add(Role role) {
    var existing = new Existing("AROASANDBOX%09d".formatted(made.incrementAndGet()), role);
    if (byArn.putIfAbsent(role.arn(), existing) != null) {
      throw new IllegalArgumentException("there is a role " + role.arn() + " already");
    }
  }

  /** From now on nobody can assume it, and its sessions are worth nothing. */
  public void delete(String arn) {
    if (byArn.remove(arn) == null) {
      throw new IllegalArgumentException("there is no role " + arn);
    }
  }

  /** Attaches a policy of AWS's own; what it allows is not looked at. */
  public void attach(String arn, String policyName) {
    attached.computeIfAbsent(arn, _ -> new CopyOnWriteArrayList<>()).add(policyName);
  }

  List<String> attached(String arn) {
    return attached.getOrDefault(arn, List.of());
  }

  String idOf(Role role) {
    return existing(role.arn()).map(Existing::uniqueId).orElseThrow();
  }

  /** Names are unique in an account, whatever the path. */
  Optional<Role> named(String accountId, String name) {
    return byArn.values().stream()
        .map(Existing::role)
        .filter(role -> role.accountId().equals(accountId) && role.name().equals(name))
        .findFirst();
  }

  public Optional<Role> find(String arn) {
    return existing(arn).map(Existing::role);
  }

  public Optional<Existing> existing(String arn) {
    return Optional.ofNullable(byArn.get(arn));
  }

  public boolean stands(Existing role) {
    return existing(role.role().arn())
        .filter(it -> it.uniqueId().equals(role.uniqueId()))
        .isPresent();
  }
}
