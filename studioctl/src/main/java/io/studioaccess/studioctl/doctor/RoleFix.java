package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.ExecutionRoles.Trouble;

/** What makes a role one that SageMaker can take. */
final class RoleFix {
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

  private RoleFix() {}

  static String of(RoleArn role, Trouble trouble) {
    return switch (trouble) {
      case Trouble.Missing _ ->
          "create it, or correct roleArn in the row file and studioctl mapping apply it";
      case Trouble.NoTrust _ ->
          "aws iam update-assume-role-policy --role-name %s --policy-document '%s' (it replaces whom the role trusts now)"
              .formatted(role.name(), TRUST);
    };
  }
}
