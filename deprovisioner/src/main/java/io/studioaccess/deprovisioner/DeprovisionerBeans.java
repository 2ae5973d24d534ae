package io.studioaccess.deprovisioner;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.aws.RevokingMandate;
import io.studioaccess.aws.SqsLookAgainQueues;
import io.studioaccess.lambda.Settings;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Mandate;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What makes this function the deprovisioner. */
@Factory
final class DeprovisionerBeans {

  @Singleton
  Mandate mandate(ClientsByDomain<SageMakerClient> sageMaker) {
    return new RevokingMandate(sageMaker);
  }

  @Singleton
  LookAgainQueues queues(SqsClient sqs, Settings settings, JsonMapper json) {
    return new SqsLookAgainQueues(
        sqs, settings.deprovisionerQueueUrl(), settings.provisionerQueueUrl(), json);
  }
}
