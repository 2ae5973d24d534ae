package io.studioaccess.sandbox.iam;

import java.util.List;
import java.util.stream.Stream;

/**
 * Who calls.
 *
 * @param arn as AWS names a caller in its refusals, e.g. {@code
 *     arn:aws:sts::111122223333:assumed-role/ROLE/SESSION}
 */
public record Principal(String name, String accountId, String arn, List<PolicyDocument> policies) {

  public Principal {
    policies = List.copyOf(policies);
  }

  /** May do everything, as the person in front of the sandbox. */
  public static Principal administrator(String name, String accountId) {
    return new Principal(
        name,
        accountId,
        "arn:aws:iam::" + accountId + ":user/" + name,
        List.of(PolicyDocument.everything()));
  }

  /** The session of a role, as a Lambda function has one. */
  public static Principal role(
      String roleName, String session, String accountId, List<PolicyDocument> policies) {
    return new Principal(
        roleName,
        accountId,
        "arn:aws:sts::" + accountId + ":assumed-role/" + roleName + "/" + session,
        policies);
  }

  /** As conditions name the caller: a role's session goes by the role. */
  public String policyArn() {
    return arn.contains(":assumed-role/") ? "arn:aws:iam::" + accountId + ":role/" + name : arn;
  }

  /** Explicit denial wins; what no statement allows is denied. Every {@link Audit} is told. */
  public Decision decide(Access access) {
    var decision = judge(access);
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

  private Decision judge(Access access) {
    var decision = Decision.NOT_ALLOWED;
    for (var policy : policies) {
      for (var statement : policy.statements()) {
        if (statement.speaksOf(access)) {
          switch (statement.effect()) {
            case DENY -> {
              return Decision.DENIED;
            }
            case ALLOW -> decision = Decision.ALLOWED;
          }
        }
      }
    }
    return decision;
  }
}
