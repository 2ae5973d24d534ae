package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Map;

/** A SageMaker Studio domain and its security group. */
final class StudioTypes {

  static final String DOMAIN = "AWS::SageMaker::Domain";
  static final String SECURITY_GROUP = "AWS::EC2::SecurityGroup";

  private StudioTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        DOMAIN,
        op -> {
          String id = "d-%012d".formatted(op.account().next("domains"));
          return op.regional(
              id,
              id,
              Map.of(
                  "Arn", op.arn("sagemaker", "domain/" + id),
                  "DomainId", id,
                  "DomainArn", op.arn("sagemaker", "domain/" + id),
                  "Url", "https://%s.studio.%s.sagemaker.aws".formatted(id, op.region()),
                  "SingleSignOnApplicationArn",
                      op.globalArn(
                          "sso", "application/ssoins-1234567890abcdef/apl-1234567890abcdef")));
        },
        op -> {
          Props settings = op.props().requiredPart("DefaultUserSettings");
          IamTypes.requireTrust(op, settings.required("ExecutionRole"), "sagemaker.amazonaws.com");
          settings.texts("SecurityGroups").forEach(id -> requireGroup(op, id));
          Refused.above(16, op.props().list("SubnetIds").size(), "SubnetIds", "Name fewer.");
        });
    types.add(
        SECURITY_GROUP,
        op -> {
          String id = "sg-%08x".formatted(op.account().next("groups"));
          return op.regional(id, id, Map.of("Id", id, "GroupId", id));
        },
        op ->
            Refused.unless(
                op.props()
                    .required("GroupDescription")
                    .matches("[a-zA-Z0-9. _:/()#,@\\[\\]+=&;{}!$*-]{1,255}"),
                "Invalid GroupDescription",
                "Use plain characters only."));
    types.add(
        "AWS::EC2::SecurityGroupIngress",
        op -> {
          String id = "sgr-%08x".formatted(op.account().next("groups"));
          return op.regional(id, id, Map.of("Id", id));
        },
        op -> {
          requireGroup(op, op.props().required("GroupId"));
          op.props().text("SourceSecurityGroupId").ifPresent(id -> requireGroup(op, id));
        });
  }

  private static void requireGroup(Op op, String id) {
    Refused.unless(
        op.account().named(SECURITY_GROUP, op.region(), id).isPresent(),
        "The security group '%s' does not exist".formatted(id),
        "Refer to it with Ref or GetAtt.");
  }
}
