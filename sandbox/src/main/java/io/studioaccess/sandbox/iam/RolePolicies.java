package io.studioaccess.sandbox.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.iam.model.AttachedPolicy;
import software.amazon.awssdk.services.iam.model.GetRolePolicyRequest;
import software.amazon.awssdk.services.iam.model.GetRolePolicyResponse;
import software.amazon.awssdk.services.iam.model.GetRoleRequest;
import software.amazon.awssdk.services.iam.model.GetRoleResponse;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListAttachedRolePoliciesResponse;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesRequest;
import software.amazon.awssdk.services.iam.model.ListRolePoliciesResponse;

/**
 * IAM: whom a role trusts, and what it may do. Its own policies are called {@code policy-0}, {@code
 * policy-1} and so on.
 */
public final class RolePolicies {

  private static final String VERSION = "2010-05-08";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String OWN = "policy-";

  private final Roles roles;

  private RolePolicies(Roles roles) {
    this.roles = roles;
  }

  public static void serve(AwsEndpoint door, Roles roles) {
    door.serveQuery("iam", VERSION, new RolePolicies(roles).operations(), constraints());
  }

  private Operations operations() {
    return new Operations()
        .put(
            "GetRole",
            GetRoleRequest::builder,
            (request, caller) -> needs("iam:GetRole", request.roleName(), caller),
            (request, caller) -> role(role(request.roleName(), caller)))
        .put(
            "ListRolePolicies",
            ListRolePoliciesRequest::builder,
            (request, caller) -> needs("iam:ListRolePolicies", request.roleName(), caller),
            (request, caller) -> own(role(request.roleName(), caller)))
        .put(
            "ListAttachedRolePolicies",
            ListAttachedRolePoliciesRequest::builder,
            (request, caller) -> needs("iam:ListAttachedRolePolicies", request.roleName(), caller),
            (request, caller) -> attached(role(request.roleName(), caller)))
        .put(
            "GetRolePolicy",
            GetRolePolicyRequest::builder,
            (request, caller) -> needs("iam:GetRolePolicy", request.roleName(), caller),
            (request, caller) -> document(role(request.roleName(), caller), request.policyName()));
  }

  private List<Access> needs(String action, String name, Caller caller) {
    String account = caller.principal().accountId();
    String arn =
        roles
            .named(account, name)
            .map(Roles.Role::arn)
            .orElse("arn:aws:iam::%s:role/%s".formatted(account, name));
    return List.of(Access.to(action, arn));
  }

  private Roles.Role role(String name, Caller caller) {
    return roles
        .named(caller.principal().accountId(), name)
        .orElseThrow(() -> missing("The role with name %s cannot be found.".formatted(name)));
  }

  private GetRoleResponse role(Roles.Role role) {
    String path = role.arn().substring(role.arn().indexOf('/'), role.arn().lastIndexOf('/') + 1);
    return GetRoleResponse.builder()
        .role(
            answer ->
                answer
                    .roleName(role.name())
                    .path(path)
                    .roleId(roles.idOf(role))
                    .arn(role.arn())
                    .createDate(Instant.EPOCH)
                    .assumeRolePolicyDocument(encoded(role.trust().json())))
        .build();
  }

  private static ListRolePoliciesResponse own(Roles.Role role) {
    return ListRolePoliciesResponse.builder()
        .policyNames(
            IntStream.range(0, role.policies().size()).mapToObj(index -> OWN + index).toList())
        .isTruncated(false)
        .build();
  }

  private ListAttachedRolePoliciesResponse attached(Roles.Role role) {
    return ListAttachedRolePoliciesResponse.builder()
        .attachedPolicies(
            roles.attached(role.arn()).stream()
                .map(
                    name ->
                        AttachedPolicy.builder()
                            .policyName(name)
                            .policyArn("arn:aws:iam::aws:policy/" + name)
                            .build())
                .toList())
        .isTruncated(false)
        .build();
  }

  private static GetRolePolicyResponse document(Roles.Role role, String policy) {
    int index =
        policy.matches(OWN + "\\d{1,4}") ? Integer.parseInt(policy.substring(OWN.length())) : -1;
    if (index < 0 || index >= role.policies().size()) {
      throw missing("The role policy with name %s cannot be found.".formatted(policy));
    }
    return GetRolePolicyResponse.builder()
        .roleName(role.name())
        .policyName(policy)
        .policyDocument(encoded(role.policies().get(index).json()))
        .build();
  }

  /** As IAM writes it. */
  private static String encoded(Map<String, ?> policy) {
    try {
      return URLEncoder.encode(JSON.writeValueAsString(policy), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("a policy came from JSON", e);
    }
  }

  private static Refusal missing(String message) {
    return new Refusal("NoSuchEntity", 404, message, Map.of());
  }

  private static Constraints constraints() {
    return new Constraints()
        .require(GetRoleRequest.class, "RoleName")
        .require(ListRolePoliciesRequest.class, "RoleName")
        .require(ListAttachedRolePoliciesRequest.class, "RoleName")
        .require(GetRolePolicyRequest.class, "RoleName", "PolicyName")
        .text("RoleName", 1, 64, "[\\w+=,.@-]+")
        .text("PolicyName", 1, 128, "[\\w+=,.@-]+");
  }
}
