package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Map;

/** Access points of EFS, and what DataSync copies from and to. */
final class TransferTypes {
  private static final String ACCESS_POINT = "AWS::EFS::AccessPoint";
  private static final String DATASYNC = "datasync.amazonaws.com";

  private TransferTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        ACCESS_POINT,
        op -> {
          String id = "fsap-%017x".formatted(op.account().next("accessPoints"));
          return op.regional(
              id,
              id,
              Map.of(
                  "AccessPointId", id, "Arn", op.arn("elasticfilesystem", "access-point/" + id)));
        },
        op ->
            Refused.unless(
                op.props().required("FileSystemId").matches("fs-[0-9a-f]{8,40}|arn:.*"),
                "Invalid FileSystemId",
                "Name the file system of the domain."));
    location(types, "AWS::DataSync::LocationEFS", "FileSystemAccessRoleArn");
    location(types, "AWS::DataSync::LocationS3", "S3Config");
    types.add(
        "AWS::DataSync::Task",
        op -> physical(op, "task/task-%017x", "TaskArn"),
        op -> {
          op.props().required("SourceLocationArn");
          op.props().required("DestinationLocationArn");
        });
  }

  /** The role is a property, or in a structure of its own. */
  private static void location(ResourceTypes types, String type, String role) {
    types.add(
        type,
        op -> physical(op, "location/loc-%017x", "LocationArn"),
        op ->
            IamTypes.requireTrust(
                op,
                role.equals("S3Config")
                    ? op.props().requiredPart(role).required("BucketAccessRoleArn")
                    : op.props().required(role),
                DATASYNC));
  }

  private static Physical physical(Op op, String id, String attribute) {
    String arn = op.arn("datasync", id.formatted(op.account().next("transfers")));
    return op.regional(arn, arn, Map.of(attribute, arn, "Arn", arn));
  }
}
