package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** IAM: roles and managed policies. Quotas and patterns are those of IAM's documentation. */
final class IamTypes {

  static final String ROLE = "AWS::IAM::Role";
  static final String POLICY = "AWS::IAM::ManagedPolicy";

  /** Characters without whitespace. */
  static final int INLINE_POLICIES = 10_240;

  static final int MANAGED_POLICY = 6_144;
  static final int TRUST_POLICY = 2_048;

  private static final int ROLE_NAME = 64;
  private static final int POLICY_NAME = 128;
  private static final int DESCRIPTION = 1_000;
  private static final int ATTACHED_POLICIES = 10;
  private static final String PATH = "/|/[!-~]{1,510}/";

  private IamTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        ROLE,
        op -> {
          String name = op.name("RoleName", ROLE_NAME);
          return op.global(
              name,
              name,
              Map.of(
                  "Arn",
                  op.globalArn("iam", "role" + op.props().textOr("Path", "/") + name),
                  "RoleId",
                  "AROA" + name));
        },
        IamTypes::checkRole);
    types.add(
        POLICY,
        op -> {
          String name = op.name("ManagedPolicyName", POLICY_NAME);
          String arn = op.globalArn("iam", "policy" + op.props().textOr("Path", "/") + name);
          return op.global(name, arn, Map.of("PolicyArn", arn));
        },
        IamTypes::checkPolicy,
        IamTypes::checkNotAttached);
  }

  private static void checkRole(Op op) {
    Props role = op.props();
    name(role, "RoleName", ROLE_NAME);
    role.atMost("Description", DESCRIPTION);
    Object trust = role.values().get("AssumeRolePolicyDocument");
    Refused.above(
        TRUST_POLICY,
        Json.of(trust).length(),
        "Trust policy of the role, in characters",
        "Shorten its statements.");
    parse(() -> ResourcePolicy.ofTrustPolicy(document(role, "AssumeRolePolicyDocument")));
    int inline = 0;
    for (Props policy : role.parts("Policies")) {
      name(policy, "PolicyName", POLICY_NAME);
      inline += size(policy);
      statementIds(policy);
      parse(() -> PolicyDocument.of(document(policy, "PolicyDocument")));
    }
    Refused.above(
        INLINE_POLICIES,
        inline,
        "Inline policies of the role, in characters",
        "Name fewer resources in the parameters, or share statements between actions.");
    List<String> attached = role.texts("ManagedPolicyArns");
    Refused.above(
        ATTACHED_POLICIES, attached.size(), "Managed policies of the role", "Merge some.");
    attached.stream().filter(op::isHere).forEach(arn -> op.find(arn, "ManagedPolicyArns"));
  }

  private static void checkPolicy(Op op) {
    Props policy = op.props();
    name(policy, "ManagedPolicyName", POLICY_NAME);
    policy.atMost("Description", DESCRIPTION);
    statementIds(policy);
    parse(() -> PolicyDocument.of(document(policy, "PolicyDocument")));
    Refused.above(
        MANAGED_POLICY,
        size(policy),
        "Managed policy, in characters",
        "Name fewer resources in the parameters, or share statements between actions.");
  }

  private static void checkNotAttached(Account account, Physical policy) {
    Refused.unless(
        account.ofType(ROLE).stream()
            .noneMatch(role -> role.props().texts("ManagedPolicyArns").contains(policy.ref())),
        "Cannot delete a policy attached to entities",
        "Detach it first.");
  }

  /** Size as IAM counts it: without whitespace between the elements. */
  static int size(Props policy) {
    return Json.of(policy.values().getOrDefault("PolicyDocument", Map.of())).length();
  }

  static int trustSize(Physical role) {
    return Json.of(role.properties().get("AssumeRolePolicyDocument")).length();
  }

  static int inlineSize(Physical role) {
    return role.props().parts("Policies").stream().mapToInt(IamTypes::size).sum();
  }

  /** A session of the role, with the permissions that the template gives it. */
  static Principal session(Physical role) {
    return Principal.session(
        role.arn(),
        "rehearsal",
        role.props().parts("Policies").stream()
            .map(policy -> PolicyDocument.of(document(policy, "PolicyDocument")))
            .toList());
  }

  /** Whether the service may assume the role. */
  static void requireTrust(Op op, String roleArn, String service) {
    Physical role = op.find(roleArn, "Role");
    Refused.unless(
        Json.of(role.properties().get("AssumeRolePolicyDocument")).contains('"' + service + '"'),
        "The role %s cannot be assumed by %s".formatted(role.name(), service),
        "Name the service in the role's trust policy.");
  }

  static Map<String, Object> document(Props props, String property) {
    return props.requiredPart(property).values();
  }

  private static void name(Props props, String property, int limit) {
    props
        .text(property)
        .ifPresent(
            name ->
                Refused.unless(
                    name.matches("[A-Za-z0-9_+=,.@-]{1,%d}".formatted(limit)),
                    "%s %s (%d characters): only %d letters, digits and characters of +=,.@_-"
                        .formatted(property, name, name.length(), limit),
                    "Choose a shorter stack name or StudioAccessRoleName."));
    Refused.unless(
        props.textOr("Path", "/").matches(PATH), "Path is not a path of IAM", "Correct it.");
  }

  private static void statementIds(Props policy) {
    Set<String> used = new HashSet<>();
    for (Props statement : policy.requiredPart("PolicyDocument").parts("Statement")) {
      statement
          .text("Sid")
          .ifPresent(
              sid ->
                  Refused.unless(
                      sid.matches("[A-Za-z0-9]*") && used.add(sid),
                      "MalformedPolicyDocument: the statement ID %s is not unique, or not of letters"
                              .formatted(sid)
                          + " and digits",
                      "Rename it."));
    }
  }

  static void parse(Runnable parser) {
    try {
      parser.run();
    } catch (IllegalArgumentException e) {
      throw new Refused(
          "MalformedPolicyDocument: " + e.getMessage(),
          "Correct the policy, or teach the sandbox's evaluator what AWS supports.");
    }
  }
}
