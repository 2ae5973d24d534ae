package io.studioaccess.provisioner;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.client.DomainClients;
import io.studioaccess.aws.sagemaker.GrantExecutor;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.sqs.SqsReconcileQueues;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.aws.sts.StudioAccounts;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.BoundedReconcileQueues;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.runtime.EndedChains;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The beans of the provisioner. */
@Factory
final class ProvisionerBeans {

  @Singleton
  ApplicationClients ssoAdmin(
      StudioAccounts accounts, ClientDefaults defaults, FunctionSettings settings) {
    return ApplicationClients.of(
        new DomainClients<>(SsoAdminClient::builder, accounts, defaults),
        new DomainClients<>(
            SsoAdminClient::builder, _ -> settings.identityCenterRegion(), accounts, defaults),
        settings.identityCenterRegion());
  }

  @Singleton
  OperationExecutor executor(
      ClientsByDomain<SageMakerClient> sageMaker,
      ApplicationClients ssoAdmin,
      GroupAssignments assignments,
      Clock clock) {
    return new GrantExecutor(
        sageMaker,
        new ApplicationAssignments(new SsoApplicationGroups(ssoAdmin), assignments, clock));
  }

  @Singleton
  ReconcileQueues queues(
      SqsClient sqs, FunctionSettings settings, JsonMapper json, EndedChains ended) {
    return new BoundedReconcileQueues(
        new SqsReconcileQueues(
            sqs, settings.provisionerQueueUrl(), settings.deprovisionerQueueUrl(), json),
        ended::report);
  }
}
