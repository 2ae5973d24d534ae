package io.studioaccess.sandbox.sts;

import io.studioaccess.sandbox.iam.PolicyDocument;
import io.studioaccess.sandbox.iam.Principal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** The roles that somebody can assume. */
public final class Roles {

  private final Map<String, Role> byArn = new ConcurrentHashMap<>();

  /**
   * A role.
   *
   * @param trustedAccounts whose principals the trust policy lets in, if their own policies let
   *     them go
   */
  public record Role(
      String accountId, String name, Set<String> trustedAccounts, List<PolicyDocument> policies) {

    public String arn() {
      return "arn:aws:iam::" + accountId + ":role/" + name;
    }

    Principal session(String sessionName) {
      return Principal.role(name, sessionName, accountId, policies);
    }
  }

  public void add(Role role) {
    byArn.put(role.arn(), role);
  }

  Optional<Role> trusting(Principal caller, String roleArn) {
    return Optional.ofNullable(byArn.get(roleArn))
        .filter(role -> role.trustedAccounts().contains(caller.accountId()));
  }
}
