package io.studioaccess.sandbox.iam;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Page;
import io.studioaccess.sandbox.wire.ServiceException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
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
import software.amazon.awssdk.services.iam.model.ListRolesRequest;
import software.amazon.awssdk.services.iam.model.ListRolesResponse;
import software.amazon.awssdk.services.iam.model.Role;

/**
 * IAM's read operations on roles: GetRole, ListRoles, ListRolePolicies, ListAttachedRolePolicies
 * and GetRolePolicy. The inline policies are named {@code policy-0}, {@code policy-1} and so on.
 */
public final class Iam {

  private static final String VERSION = "2010-05-08";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String INLINE_POLICY_PREFIX = "policy-";

  private static final int DEFAULT_PAGE = 100;
  private static final int MAX_PAGE = 1_000;

  private final Roles roles;

  private Iam(Roles roles) {
    this.roles = roles;
  }

  public static void serve(AwsEndpoint endpoint, Roles roles) {
    endpoint.serveQuery("iam", VERSION, new Iam(roles).operations(), constraints());
  }

  private Operations operations() {
    return new Operations()
        .put(
            "GetRole",
            GetRoleRequest::builder,
            (request, caller) -> requiredActions("iam:GetRole", request.roleName(), caller),
            (request, caller) -> getRole(role(request.roleName(), caller)))
        .put(
            "ListRoles",
            ListRolesRequest::builder,
            (request, caller) -> List.of(Access.to("iam:ListRoles", "*")),
            this::listRoles)
        .put(
            "ListRolePolicies",
            ListRolePoliciesRequest::builder,
            (request, caller) ->
                requiredActions("iam:ListRolePolicies", request.roleName(), caller),
            (request, caller) -> listRolePolicies(role(request.roleName(), caller)))
        .put(
            "ListAttachedRolePolicies",
            ListAttachedRolePoliciesRequest::builder,
            (request, caller) ->
                requiredActions("iam:ListAttachedRolePolicies", request.roleName(), caller),
            (request, caller) -> listAttachedRolePolicies(role(request.roleName(), caller)))
        .put(
            "GetRolePolicy",
            GetRolePolicyRequest::builder,
            (request, caller) -> requiredActions("iam:GetRolePolicy", request.roleName(), caller),
            (request, caller) ->
                getRolePolicy(role(request.roleName(), caller), request.policyName()));
  }

  private List<Access> requiredActions(String action, String name, Caller caller) {
    String account = caller.principal().accountId();
    String arn =
        roles
            .findByName(account, name)
            .map(Roles.Role::arn)
            .orElse("arn:aws:iam::%s:role/%s".formatted(account, name));
    return List.of(Access.to(action, arn));
  }

  private Roles.Role role(String name, Caller caller) {
    return roles
        .findByName(caller.principal().accountId(), name)
        .orElseThrow(() -> noSuchEntity("The role with name %s cannot be found.".formatted(name)));
  }

  private GetRoleResponse getRole(Roles.Role role) {
    return GetRoleResponse.builder().role(described(role)).build();
  }

  /** The roles below the path, by name. */
  private ListRolesResponse listRoles(ListRolesRequest request, Caller caller) {
    String path = Objects.requireNonNullElse(request.pathPrefix(), "/");
    var byName = new TreeMap<String, Roles.Role>();
    roles
        .below(caller.principal().accountId(), path)
        .forEach(role -> byName.put(role.name(), role));
    var page =
        Page.of(
            byName,
            request.marker(),
            request.maxItems() == null ? DEFAULT_PAGE : request.maxItems(),
            MAX_PAGE);
    return ListRolesResponse.builder()
        .roles(page.items().stream().map(this::described).toList())
        .isTruncated(page.nextToken() != null)
        .marker(page.nextToken())
        .build();
  }

  private Role described(Roles.Role role) {
    String path = role.arn().substring(role.arn().indexOf('/'), role.arn().lastIndexOf('/') + 1);
    return Role.builder()
        .roleName(role.name())
        .path(path)
        .roleId(roles.uniqueIdOf(role))
        .arn(role.arn())
        .createDate(Instant.EPOCH)
        .assumeRolePolicyDocument(urlEncoded(role.trust().json()))
        .build();
  }

  private static ListRolePoliciesResponse listRolePolicies(Roles.Role role) {
    return ListRolePoliciesResponse.builder()
        .policyNames(
            IntStream.range(0, role.policies().size())
                .mapToObj(index -> INLINE_POLICY_PREFIX + index)
                .toList())
        .isTruncated(false)
        .build();
  }

  private ListAttachedRolePoliciesResponse listAttachedRolePolicies(Roles.Role role) {
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

  private static GetRolePolicyResponse getRolePolicy(Roles.Role role, String policy) {
    int index =
        policy.matches(INLINE_POLICY_PREFIX + "\\d{1,4}")
            ? Integer.parseInt(policy.substring(INLINE_POLICY_PREFIX.length()))
            : -1;
    if (index < 0 || index >= role.policies().size()) {
      throw noSuchEntity("The role policy with name %s cannot be found.".formatted(policy));
    }
    return GetRolePolicyResponse.builder()
        .roleName(role.name())
        .policyName(policy)
        .policyDocument(urlEncoded(role.policies().get(index).json()))
        .build();
  }

  /** The policy as IAM returns it: URL-encoded JSON. */
  private static String urlEncoded(Map<String, ?> policy) {
    try {
      return URLEncoder.encode(JSON.writeValueAsString(policy), StandardCharsets.UTF_8);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a policy as JSON", e);
    }
  }

  private static ServiceException noSuchEntity(String message) {
    return new ServiceException("NoSuchEntity", 404, message, Map.of());
  }

  private static Constraints constraints() {
    return new Constraints()
        .require(GetRoleRequest.class, "RoleName")
        .require(ListRolePoliciesRequest.class, "RoleName")
        .require(ListAttachedRolePoliciesRequest.class, "RoleName")
        .require(GetRolePolicyRequest.class, "RoleName", "PolicyName")
        .range("MaxItems", 1, MAX_PAGE)
        .text("RoleName", 1, 64, "[\\w+=,.@-]+")
        .text("PolicyName", 1, 128, "[\\w+=,.@-]+");
  }
}
