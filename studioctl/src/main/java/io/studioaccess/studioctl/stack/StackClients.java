package io.studioaccess.studioctl.stack;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sts.StsClient;

/** Clients for the stack of {@code --stack-name}, created on first use. */
@Factory
final class StackClients {
  @Singleton
  @Bean(preDestroy = "close")
  CloudFormationClient cloudFormation(AwsConnection aws) {
    return aws.configure(CloudFormationClient.builder()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  DynamoDbClient dynamoDb(AwsConnection aws, Installation stack) {
    return aws.configure(DynamoDbClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SqsClient sqs(AwsConnection aws, Installation stack) {
    return aws.configure(SqsClient.builder().checksumValidationEnabled(false), stack.region())
        .build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  EventBridgeClient eventBridge(AwsConnection aws, Installation stack) {
    return aws.configure(EventBridgeClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  CloudWatchClient cloudWatch(AwsConnection aws, Installation stack) {
    return aws.configure(CloudWatchClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  IdentitystoreClient identityStore(AwsConnection aws, FunctionSettings settings) {
    return aws.configure(IdentitystoreClient.builder(), settings.identityCenterRegion()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  StsClient sts(AwsConnection aws, Installation stack) {
    return aws.configure(StsClient.builder(), stack.region()).build();
  }

  @Singleton
  ClientsByDomain<SageMakerClient> sageMaker(
      AwsConnection aws, GlobalOptions options, Installation stack) {
    return new AdministratorClients<>(
        SageMakerClient::builder, aws, options, stack, DomainArn::region);
  }

  @Singleton
  ClientsByDomain<ServiceQuotasClient> serviceQuotas(
      AwsConnection aws, GlobalOptions options, Installation stack) {
    return new AdministratorClients<>(
        ServiceQuotasClient::builder, aws, options, stack, DomainArn::region);
  }

  @Singleton
  ClientsByDomain<IamClient> iam(AwsConnection aws, GlobalOptions options, Installation stack) {
    return new AdministratorClients<>(IamClient::builder, aws, options, stack, DomainArn::region);
  }
}
