package io.studioaccess.sandbox.sts;

import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.ServiceException;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS's GetCallerIdentity and AssumeRole. */
public final class SecurityTokenService {

  private static final String VERSION = "2011-06-15";
  private static final Duration DEFAULT_DURATION = Duration.ofHours(1);

  private final AwsEndpoint endpoint;
  private final Roles roles;

  private SecurityTokenService(AwsEndpoint endpoint, Roles roles) {
    this.endpoint = endpoint;
    this.roles = roles;
  }

  public static void serve(AwsEndpoint endpoint, Roles roles) {
    var sts = new SecurityTokenService(endpoint, roles);
    endpoint.serveQuery("sts", VERSION, sts.operations(), constraints());
  }

  private Operations operations() {
    return new Operations()
        .put(
            "GetCallerIdentity",
            GetCallerIdentityRequest::builder,
            (request, caller) -> List.of(),
            (request, caller) -> getCallerIdentity(caller))
        .put(
            "AssumeRole",
            AssumeRoleRequest::builder,
            (request, caller) -> requiredActions(request),
            this::assumeRole);
  }

  private static GetCallerIdentityResponse getCallerIdentity(Caller caller) {
    return GetCallerIdentityResponse.builder()
        .userId("AIDASANDBOX:" + caller.principal().name())
        .account(caller.principal().accountId())
        .arn(caller.principal().arn())
        .build();
  }

  /** The caller's policies and the role's trust policy must both allow each of these. */
  private static List<Access> requiredActions(AssumeRoleRequest request) {
    var assume =
        tagged(
            Access.to("sts:AssumeRole", request.roleArn())
                .with("sts:RoleSessionName", request.roleSessionName()),
            request);
    if (request.externalId() != null) {
      assume = assume.with("sts:ExternalId", request.externalId());
    }
    return request.tags().isEmpty()
        ? List.of(assume)
        : List.of(assume, tagged(Access.to("sts:TagSession", request.roleArn()), request));
  }

  private static Access tagged(Access access, AssumeRoleRequest request) {
    if (request.tags().isEmpty()) {
      return access;
    }
    var tagged =
        access.with("aws:TagKeys", request.tags().stream().map(Tag::key).toArray(String[]::new));
    for (var tag : request.tags()) {
      tagged = tagged.with("aws:RequestTag/" + tag.key(), tag.value());
    }
    return tagged;
  }

  private AssumeRoleResponse assumeRole(AssumeRoleRequest request, Caller caller) {
    if (request.policy() != null
        || request.hasPolicyArns()
        || request.hasTransitiveTagKeys()
        || request.serialNumber() != null) {
      throw ServiceException.validation(
          "The sandbox does not support session policies, transitive tags or MFA.");
    }
    var role = trustingRole(request, caller);
    var session = role.role().session(request.roleSessionName());
    var expiration = caller.at().plus(sessionDuration(request, caller));
    var credentials =
        endpoint.issueCredentials(
            session, caller.principal().name(), expiration, () -> roles.exists(role));
    return AssumeRoleResponse.builder()
        .credentials(
            c ->
                c.accessKeyId(credentials.accessKeyId())
                    .secretAccessKey("sandbox")
                    .sessionToken(credentials.sessionToken())
                    .expiration(expiration))
        .assumedRoleUser(
            user ->
                user.arn(session.arn())
                    .assumedRoleId(role.uniqueId() + ":" + request.roleSessionName()))
        .build();
  }

  /**
   * Returns the role if it trusts the caller. A role that does not exist causes the same error as a
   * role that does not trust the caller.
   */
  private Roles.IdentifiedRole trustingRole(AssumeRoleRequest request, Caller caller) {
    var requiredActions = requiredActions(request);
    var role =
        roles
            .findIdentified(request.roleArn())
            .orElseThrow(() -> accessDenied(caller, requiredActions.getFirst()));
    for (var access : requiredActions) {
      var decision = role.role().trust().decide(caller.principal(), caller.inContext(access));
      if (decision != Decision.ALLOWED) {
        throw accessDenied(caller, access);
      }
    }
    return role;
  }

  private static ServiceException accessDenied(Caller caller, Access access) {
    return new ServiceException(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(caller.principal().arn(), access.action(), access.resource()));
  }

  /** A session of a role that was assumed by another role session lasts one hour at most. */
  private static Duration sessionDuration(AssumeRoleRequest request, Caller caller) {
    var duration =
        request.durationSeconds() == null
            ? DEFAULT_DURATION
            : Duration.ofSeconds(request.durationSeconds());
    if (caller.principal().sessionName().isPresent() && duration.compareTo(DEFAULT_DURATION) > 0) {
      throw ServiceException.validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining");
    }
    return duration;
  }

  private static Constraints constraints() {
    return new Constraints()
        .require(AssumeRoleRequest.class, "RoleArn", "RoleSessionName")
        .text("RoleArn", 20, 2048, "arn:aws[a-z-]*:iam::\\d{12}:role/.+")
        .range("DurationSeconds", 900, 43200)
        .text("RoleSessionName", 2, 64, "[\\w+=,.@-]*")
        .text("ExternalId", 2, 1224, "[\\w+=,.@:/-]*")
        .size("Tags", 0, 50);
  }
}
