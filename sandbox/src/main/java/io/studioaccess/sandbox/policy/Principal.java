package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who calls.
 *
 * @param arn as AWS names a caller in its refusals, e.g. {@code
 *     arn:aws:sts::111122223333:assumed-role/ROLE/SESSION}
 * @param policyArn as conditions name the caller: a role's session goes by the role, with its path
 * @param sessionName of a role's session
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

  /** May do everything, as the person in front of the sandbox. */
  public static Principal administrator(String name, String accountId) {
    var arn = "arn:aws:iam::" + accountId + ":user/" + name;
    return new Principal(
        name, accountId, arn, arn, Optional.empty(), List.of(PolicyDocument.everything()));
  }

  /** The session of a role without a path. */
  public static Principal role(
      String roleName, String session, String accountId, List<PolicyDocument> policies) {
    return session("arn:aws:iam::" + accountId + ":role/" + roleName, session, policies);
  }

  /** The session of a role, as a Lambda function has one. */
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
   * An AWS service that acts in its own name, on behalf of something in this account.
   *
   * @param name as {@code events.amazonaws.com}
   */
  public static Principal service(String name, String accountId) {
    return new Principal(name, accountId, name, name, Optional.empty(), List.of());
  }

  boolean isService() {
    return arn.equals(name);
  }

  /** Explicit denial wins; what no statement allows is denied. Every {@link Audit} is told. */
  public Decision decide(Access access) {
    var decision = Statement.decide(statements(), access);
    Audits.ALL.forEach(audit -> audit.decided(this, access, decision));
    return decision;
  }

  /** All that its policies allow, whatever they deny. */
  public List<Grant> grants() {
    return statements().flatMap(Statement::grants).toList();
  }

  /** Those of its grants that allow the access: none if no statement does. */
  public List<Grant> grantsOf(Access access) {
    return statements()
        .filter(statement -> statement.speaksOf(access))
        .flatMap(Statement::grants)
        .filter(grant -> grant.isOf(access.action()) && grant.isOn(access.resource()))
        .toList();
  }

  private Stream<Statement> statements() {
    return policies.stream().flatMap(policy -> policy.statements().stream());
  }
}
