package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.ExecutionRoles.Defect;

/** Fixes for roles that SageMaker cannot assume. */
final class RoleFix {
  private static final String TRUST =
      "{\"Version\":\"2012-10-17\",\"Statement\":[{\"Effect\":\"Allow\",\"Principal\":{\"Service\":\"sagemaker.amazonaws.com\"},\"Action\":\"sts:AssumeRole\"}]}";

  private RoleFix() {}

  static String of(RoleArn role, Defect defect) {
    return switch (defect) {
      case Defect.Missing _ ->
          "create the role, or correct roleArn in the row file and run studioctl mapping apply"
              + " rows.yaml";
      case Defect.NoTrust _ ->
          "aws iam update-assume-role-policy --role-name %s --policy-document '%s' (this replaces the current trust policy)"
              .formatted(role.name(), TRUST);
    };
  }
}
