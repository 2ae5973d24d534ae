package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;

/** Single answers of the services with which administrators inspect an installation. */
@AsksAws
public class AccountContract {

  private static final String PROFILES_QUOTA = "L-AC46C40F";

  private final Aws aws;

  AccountContract(Aws aws) {
    this.aws = aws;
  }

  @Test
  void unknownStackIsAValidationError() {
    refuses(
        "ValidationError",
        "does not exist",
        () -> aws.cloudFormation().describeStacks(r -> r.stackName(aws.newName("stack"))));
  }

  @Test
  void sixtyProfilesAreTheDefaultQuota() {
    assertThat(
            aws.serviceQuotas()
                .getAWSDefaultServiceQuota(
                    r -> r.serviceCode("sagemaker").quotaCode(PROFILES_QUOTA))
                .quota()
                .value())
        .isEqualTo(60);
  }

  @Test
  void unknownQuotaIsNoSuchResource() {
    refuses(
        "NoSuchResourceException",
        () ->
            aws.serviceQuotas()
                .getServiceQuota(r -> r.serviceCode("sagemaker").quotaCode("L-00000000")));
  }

  @Test
  void unknownTrailIsNotFound() {
    refuses(
        "TrailNotFoundException",
        () -> aws.cloudTrail().getTrailStatus(r -> r.name(aws.newName("trail"))));
  }

  @Test
  void unknownRoleIsNoSuchEntity() {
    refuses("NoSuchEntity", () -> aws.iam().getRole(r -> r.roleName(aws.newName("role"))));
  }

  @Test
  void unknownAlarmIsNotFound() {
    refuses(
        "ResourceNotFound",
        () ->
            aws.cloudWatch()
                .setAlarmState(
                    r ->
                        r.alarmName(aws.newName("alarm"))
                            .stateValue(StateValue.OK)
                            .stateReason("conformance")));
  }

  @Test
  void unknownRoleCannotBeAssumed() {
    String role =
        "arn:%s:iam::%s:role/%s"
            .formatted(aws.target().partition(), aws.target().accountId(), aws.newName("role"));
    refuses(
        "AccessDenied",
        () -> aws.sts().assumeRole(r -> r.roleArn(role).roleSessionName("conformance")));
  }
}
