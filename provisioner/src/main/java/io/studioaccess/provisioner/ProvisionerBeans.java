package io.studioaccess.provisioner;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.GrantingMandate;
import io.studioaccess.aws.SqsLookAgainQueues;
import io.studioaccess.lambda.AwsClients;
import io.studioaccess.lambda.Settings;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Mandate;
import jakarta.inject.Singleton;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** What makes this function the provisioner. */
@Factory
final class ProvisionerBeans {

  @Singleton
  SsoAdminClient ssoAdmin(SdkHttpClient http) {
    return AwsClients.with(SsoAdminClient.builder(), http).build();
  }

  @Singleton
  Mandate mandate(
      SageMakerClient sageMaker, SsoAdminClient ssoAdmin, GroupAssignments assignments) {
    return new GrantingMandate(sageMaker, ssoAdmin, assignments);
  }

  @Singleton
  LookAgainQueues queues(SqsClient sqs, Settings settings, JsonMapper json) {
    return new SqsLookAgainQueues(
        sqs, settings.provisionerQueueUrl(), settings.deprovisionerQueueUrl(), json);
  }
}
