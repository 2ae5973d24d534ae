package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A caller.
 *
 * @param arn the caller as AWS's error messages name it, e.g. {@code
 *     arn:aws:sts::111122223333:assumed-role/ROLE/SESSION}
 * @param policyArn the caller as conditions name it: for a role session, the role's ARN with its
 *     path
 * @param sessionName of a role session
 */
public record Principal(
    String name,
    String accountId,
    String arn,
    String policyArn,
    Optional<String> sessionName,
    List<PolicyDocument> policies) {

  public Principal {
    policies = List.copyOf(policies);
  }

  /** An administrator with all permissions, such as the user of the sandbox. */
  public static Principal administrator(String name, String accountId) {
    var arn = "arn:aws:iam::" + accountId + ":user/" + name;
    return new Principal(
        name, accountId, arn, arn, Optional.empty(), List.of(PolicyDocument.allowAll()));
  }

  /** A session of a role without a path. */
  public static Principal role(
      String roleName, String session, String accountId, List<PolicyDocument> policies) {
    return session("arn:aws:iam::" + accountId + ":role/" + roleName, session, policies);
  }

  /** A role session, such as that of a Lambda function. */
  public static Principal session(String roleArn, String session, List<PolicyDocument> policies) {
    var name = roleArn.substring(roleArn.lastIndexOf('/') + 1);
    var accountId = roleArn.split(":", 6)[4];
    return new Principal(
        name,
        accountId,
        "arn:aws:sts::" + accountId + ":assumed-role/" + name + "/" + session,
        roleArn,
        Optional.of(session),
        policies);
  }

  /**
   * An AWS service that acts on its own behalf, for a resource of this account.
   *
   * @param name such as {@code events.amazonaws.com}
   */
  public static Principal service(String name, String accountId) {
    return new Principal(name, accountId, name, name, Optional.empty(), List.of());
  }

  boolean isService() {
    return arn.equals(name);
  }

  /**
   * An explicit Deny wins, and what no statement allows is denied. Notifies every {@link
   * DecisionListener}.
   */
  public Decision decide(Access access) {
    return decide(access, DecisionListener.NO_ENDPOINT);
  }

  /**
   * Decides likewise, for a call that an endpoint received.
   *
   * @param endpointPort where the endpoint listens
   */
  public Decision decide(Access access, int endpointPort) {
    var decision = Statement.decide(statements(), access);
    DecisionListeners.ALL.forEach(
        listener -> listener.onDecision(endpointPort, this, access, decision));
    return decision;
  }

  /** Everything that its policies allow, regardless of what they deny. */
  public List<Grant> grants() {
    return statements().flatMap(Statement::grants).toList();
  }

  /** The grants that allow the access; empty if no statement does. */
  public List<Grant> grantsAllowing(Access access) {
    return statements()
        .filter(statement -> statement.appliesTo(access))
        .flatMap(Statement::grants)
        .filter(
            grant -> grant.coversAction(access.action()) && grant.coversResource(access.resource()))
        .toList();
  }

  private Stream<Statement> statements() {
    return policies.stream().flatMap(policy -> policy.statements().stream());
  }
}
