package io.studioaccess.sandbox.sts;

import io.studioaccess.sandbox.iam.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Constraints;
import io.studioaccess.sandbox.wire.FrontDoor;
import io.studioaccess.sandbox.wire.Operations;
import io.studioaccess.sandbox.wire.Refusal;
import java.time.Duration;
import java.util.List;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.AssumeRoleResponse;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** STS: who the caller is, and a role's session for whom the role trusts. */
public final class SecurityTokenService {

  private static final String VERSION = "2011-06-15";
  private static final Duration LIFE = Duration.ofHours(1);

  private final FrontDoor door;
  private final Roles roles;

  private SecurityTokenService(FrontDoor door, Roles roles) {
    this.door = door;
    this.roles = roles;
  }

  public static void serve(FrontDoor door, Roles roles) {
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
            (request, caller) -> List.of(Access.to("sts:AssumeRole", request.roleArn())),
            this::assume);
  }

  private static GetCallerIdentityResponse identity(Caller caller) {
    return GetCallerIdentityResponse.builder()
        .userId("AIDASANDBOX:" + caller.principal().name())
        .account(caller.principal().accountId())
        .arn(caller.principal().arn())
        .build();
  }

  private AssumeRoleResponse assume(AssumeRoleRequest request, Caller caller) {
    if (request.policy() != null || request.hasPolicyArns() || request.externalId() != null) {
      throw Refusal.validation("The sandbox offers neither session policies nor external ids.");
    }
    var life =
        request.durationSeconds() == null ? LIFE : Duration.ofSeconds(request.durationSeconds());
    var session =
        roles
            .trusting(caller.principal(), request.roleArn())
            .orElseThrow(
                () ->
                    new Refusal(
                        "AccessDeniedException",
                        "User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                            .formatted(caller.principal().arn(), request.roleArn())))
            .session(request.roleSessionName());
    var accessKeyId = door.accessKeyFor(session);
    return AssumeRoleResponse.builder()
        .credentials(
            c ->
                c.accessKeyId(accessKeyId)
                    .secretAccessKey("sandbox")
                    .sessionToken("sandbox")
                    .expiration(caller.at().plus(life)))
        .assumedRoleUser(
            user ->
                user.arn(session.arn()).assumedRoleId("AROASANDBOX:" + request.roleSessionName()))
        .build();
  }

  private static Constraints constraints() {
    return new Constraints()
        .require(AssumeRoleRequest.class, "RoleArn", "RoleSessionName")
        .text("RoleArn", 20, 2048, "arn:aws[a-z-]*:iam::\\d{12}:role/.+")
        .range("DurationSeconds", 900, 43200)
        .text("RoleSessionName", 2, 64, "[\\w+=,.@-]*");
  }
}
