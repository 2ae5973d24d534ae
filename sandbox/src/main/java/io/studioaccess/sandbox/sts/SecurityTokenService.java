package io.studioaccess.sandbox.sts;

import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.policy.Decision;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS: who the caller is, and a role's session for whom the role trusts. */
public final class SecurityTokenService {

  private static final String VERSION = "2011-06-15";
  private static final Duration LIFE = Duration.ofHours(1);

  private final AwsEndpoint door;
  private final Roles roles;

  private SecurityTokenService(AwsEndpoint door, Roles roles) {
    this.door = door;
    this.roles = roles;
  }

  public static void serve(AwsEndpoint door, Roles roles) {
    var sts = new SecurityTokenService(door, roles);
    door.serveQuery("sts", VERSION, sts.operations(), constraints());
  }

  private Operations operations() {
    return new Operations()
        .put(
            "GetCallerIdentity",
            GetCallerIdentityRequest::builder,
            (request, caller) -> List.of(),
            (request, caller) -> identity(caller))
        .put(
            "AssumeRole",
            AssumeRoleRequest::builder,
            (request, caller) -> needs(request),
            this::assume);
  }

  private static GetCallerIdentityResponse identity(Caller caller) {
    return GetCallerIdentityResponse.builder()
        .userId("AIDASANDBOX:" + caller.principal().name())
        .account(caller.principal().accountId())
        .arn(caller.principal().arn())
        .build();
  }

  /** Both the caller's policies and the role's trust policy must allow each of them. */
  private static List<Access> needs(AssumeRoleRequest request) {
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

  private AssumeRoleResponse assume(AssumeRoleRequest request, Caller caller) {
    if (request.policy() != null
        || request.hasPolicyArns()
        || request.hasTransitiveTagKeys()
        || request.serialNumber() != null) {
      throw Refusal.validation(
          "The sandbox offers neither session policies nor transitive tags nor MFA.");
    }
    var role = trusting(request, caller);
    var session = role.role().session(request.roleSessionName());
    var expiration = caller.at().plus(life(request, caller));
    var lent = door.lend(session, caller.principal().name(), expiration, () -> roles.stands(role));
    return AssumeRoleResponse.builder()
        .credentials(
            c ->
                c.accessKeyId(lent.accessKeyId())
                    .secretAccessKey("sandbox")
                    .sessionToken(lent.sessionToken())
                    .expiration(expiration))
        .assumedRoleUser(
            user ->
                user.arn(session.arn())
                    .assumedRoleId(role.uniqueId() + ":" + request.roleSessionName()))
        .build();
  }

  /** A role that does not exist is refused like one that trusts somebody else. */
  private Roles.Existing trusting(AssumeRoleRequest request, Caller caller) {
    var needs = needs(request);
    var role =
        roles.existing(request.roleArn()).orElseThrow(() -> denial(caller, needs.getFirst()));
    for (var access : needs) {
      var decision = role.role().trust().decide(caller.principal(), caller.inContext(access));
      if (decision != Decision.ALLOWED) {
        throw denial(caller, access);
      }
    }
    return role;
  }

  private static Refusal denial(Caller caller, Access access) {
    return new Refusal(
        "AccessDeniedException",
        "User: %s is not authorized to perform: %s on resource: %s"
            .formatted(caller.principal().arn(), access.action(), access.resource()));
  }

  /** Whoever has a role already gets another one for an hour at most. */
  private static Duration life(AssumeRoleRequest request, Caller caller) {
    var life =
        request.durationSeconds() == null ? LIFE : Duration.ofSeconds(request.durationSeconds());
    if (caller.principal().sessionName().isPresent() && life.compareTo(LIFE) > 0) {
      throw Refusal.validation(
          "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by"
              + " role chaining");
    }
    return life;
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
