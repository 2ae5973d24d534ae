package io.studioaccess.deprovisioner;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.sagemaker.RevokeExecutor;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.sqs.SqsReconcileQueues;
import io.studioaccess.reconciler.reconcile.BoundedReconcileQueues;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.runtime.EndedChains;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The beans of the deprovisioner. */
@Factory
final class DeprovisionerBeans {

  @Singleton
  OperationExecutor executor(ClientsByDomain<SageMakerClient> sageMaker) {
    return new RevokeExecutor(sageMaker);
  }

  @Singleton
  ReconcileQueues queues(
      SqsClient sqs, FunctionSettings settings, JsonMapper json, EndedChains ended) {
    return new BoundedReconcileQueues(
        new SqsReconcileQueues(
            sqs, settings.deprovisionerQueueUrl(), settings.provisionerQueueUrl(), json),
        ended::report);
  }
}
