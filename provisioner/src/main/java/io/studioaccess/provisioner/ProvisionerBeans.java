package io.studioaccess.provisioner;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.aws.GrantingMandate;
import io.studioaccess.aws.SqsLookAgainQueues;
import io.studioaccess.lambda.DomainClients;
import io.studioaccess.lambda.Settings;
import io.studioaccess.lambda.StudioAccounts;
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
  ClientsByDomain<SsoAdminClient> ssoAdmin(
      StudioAccounts accounts, SdkHttpClient http, Settings settings) {
    return new DomainClients<>(
        SsoAdminClient::builder, _ -> settings.identityCenterRegion(), accounts, http);
  }

  @Singleton
  Mandate mandate(
      ClientsByDomain<SageMakerClient> sageMaker,
      ClientsByDomain<SsoAdminClient> ssoAdmin,
      GroupAssignments assignments) {
    return new GrantingMandate(sageMaker, ssoAdmin, assignments);
  }

  @Singleton
  LookAgainQueues queues(SqsClient sqs, Settings settings, JsonMapper json) {
    return new SqsLookAgainQueues(
        sqs, settings.provisionerQueueUrl(), settings.deprovisionerQueueUrl(), json);
  }
}
