package io.studioaccess.sandbox.cloud;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.ACCOUNT;
import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static io.studioaccess.sandbox.cloud.CloudUnderTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloudformation.template.TemplateStack;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack.StackResource;
import io.studioaccess.sandbox.cloudtrail.Trail;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Output;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudtrail.model.ReadWriteType;
import software.amazon.awssdk.services.cloudtrail.model.TrailNotFoundException;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.eventbridge.model.ResourceNotFoundException;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.servicequotas.model.NoSuchResourceException;

/** The operations with which an administrator inspects an installation. */
class InstallationContractTest {
  private static final String STACK_ID =
      "arn:aws:cloudformation:eu-west-1:111122223333:stack/ours/sandbox";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private CloudFormationClient cloudFormation(String accessKey) {
    return aws.client(CloudFormationClient.builder(), accessKey);
  }

  private CloudTrailClient cloudTrail() {
    return aws.client(CloudTrailClient.builder(), aws.administrator());
  }

  @Test
  void tellsTheQuotaOfUserProfiles() {
    ServiceQuotasClient client = aws.client(ServiceQuotasClient.builder(), aws.administrator());

    assertThatThrownBy(
            () -> client.getServiceQuota(r -> r.serviceCode("sagemaker").quotaCode("L-AC46C40F")))
        .isInstanceOf(NoSuchResourceException.class);
    assertThat(
            client
                .getAWSDefaultServiceQuota(r -> r.serviceCode("sagemaker").quotaCode("L-AC46C40F"))
                .quota()
                .value())
        .isEqualTo(60);

    aws.cloud.quotas().apply(AccountRegion.example(), 250);

    assertThat(
            client
                .getServiceQuota(r -> r.serviceCode("sagemaker").quotaCode("L-AC46C40F"))
                .quota()
                .value())
        .isEqualTo(250);
    assertThatThrownBy(
            () -> client.getServiceQuota(r -> r.serviceCode("sagemaker").quotaCode("L-00000000")))
        .isInstanceOf(NoSuchResourceException.class);
  }

  @Test
  void describesAStackByName() {
    aws.cloud
        .stacks()
        .add(
            new TemplateStack(
                STACK_ID,
                "ours",
                Map.of("Days", "7"),
                Map.of("Table", "ours-Table"),
                List.of(new StackResource("Table", "ours-Table", "AWS::DynamoDB::Table"))));
    CloudFormationClient client = cloudFormation(aws.administrator());

    var stack = client.describeStacks(r -> r.stackName("ours")).stacks().getFirst();

    assertThat(stack.stackId()).isEqualTo(STACK_ID);
    assertThat(stack.parameters().getFirst().parameterValue()).isEqualTo("7");
    assertThat(stack.outputs()).extracting(Output::outputValue).containsExactly("ours-Table");
    assertThat(client.describeStackResources(r -> r.stackName("ours")).stackResources().getFirst())
        .matches(resource -> resource.physicalResourceId().equals("ours-Table"));
    assertThatThrownBy(() -> client.describeStacks(r -> r.stackName("theirs")))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("Stack with id theirs does not exist");
    assertThatThrownBy(
            () ->
                cloudFormation(aws.function(allow("cloudformation:*", STACK_ID + "x")))
                    .describeStacks(r -> r.stackName("ours")))
        .hasMessageContaining("cloudformation:DescribeStacks");
  }

  @Test
  void directoryChangesReachEventBridgeOnlyThroughATrail() {
    aws.cloud
        .trails()
        .replaceWith(List.of(Trail.recommended(ACCOUNT, "eu-west-1").withLogging(false)));
    aws.identityStore()
        .createGroup(create -> create.identityStoreId(STORE).displayName("scientists"));
    assertThat(aws.events).isEmpty();
    assertThat(cloudTrail().getTrailStatus(get -> get.name("management-events")).isLogging())
        .isFalse();

    aws.cloud.trails().replaceWith(List.of(Trail.recommended(ACCOUNT, "us-east-1")));
    aws.identityStore()
        .createGroup(create -> create.identityStoreId(STORE).displayName("engineers"));
    assertThat(aws.events).hasSize(1);
  }

  @Test
  void showsTheTrailsOfTheRegionAndWhatTheyLog() {
    aws.cloud
        .trails()
        .replaceWith(
            List.of(
                Trail.recommended(ACCOUNT, "us-east-1").withHomeRegion("us-east-1", false),
                new Trail("reads", ACCOUNT, "eu-west-1", false, true, false)));

    assertThat(cloudTrail().describeTrails().trailList()).hasSize(1);
    assertThat(
            cloudTrail()
                .getEventSelectors(get -> get.trailName("reads"))
                .eventSelectors()
                .getFirst()
                .readWriteType())
        .isEqualTo(ReadWriteType.READ_ONLY);
    assertThatThrownBy(() -> cloudTrail().getTrailStatus(get -> get.name("management-events")))
        .isInstanceOf(TrailNotFoundException.class);
  }

  @Test
  void listsTheInstanceAndRejectsAnUnknownRule() {
    assertThat(aws.ssoAdmin().listInstances(list -> {}).instances())
        .singleElement()
        .matches(instance -> instance.identityStoreId().equals(STORE));
    assertThatThrownBy(() -> aws.eventBridge().describeRule(get -> get.name("nothing")))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void alarmHasTheStateThatWasSet() {
    aws.cloud.alarms().add("ours-DeadLetters");
    CloudWatchClient client = aws.client(CloudWatchClient.builder(), aws.administrator());
    client.setAlarmState(
        set ->
            set.alarmName("ours-DeadLetters").stateValue(StateValue.ALARM).stateReason("a test"));

    assertThat(client.describeAlarms(list -> list.alarmNamePrefix("ours-")).metricAlarms())
        .singleElement()
        .matches(alarm -> alarm.stateValue() == StateValue.ALARM);
    assertThat(client.describeAlarms(list -> list.alarmNamePrefix("theirs-")).metricAlarms())
        .isEmpty();
  }
}
