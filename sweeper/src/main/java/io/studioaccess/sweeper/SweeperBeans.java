package io.studioaccess.sweeper;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.aws.DynamoDbLedgerReader;
import io.studioaccess.aws.EventBridgeHeldNotices;
import io.studioaccess.aws.IdentityStoreDirectory;
import io.studioaccess.aws.IdentityStoreGroups;
import io.studioaccess.aws.Metrics;
import io.studioaccess.aws.SageMakerProfiles;
import io.studioaccess.aws.SqsSweepQueues;
import io.studioaccess.aws.SweepMetrics;
import io.studioaccess.lambda.DomainClients;
import io.studioaccess.lambda.Settings;
import io.studioaccess.lambda.StudioAccounts;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconcile.Studio;
import io.studioaccess.sweep.DefaultRoles;
import io.studioaccess.sweep.GroupDirectory;
import io.studioaccess.sweep.HeldNotices;
import io.studioaccess.sweep.LedgerReader;
import io.studioaccess.sweep.ProfileListing;
import io.studioaccess.sweep.Sweep;
import io.studioaccess.sweep.SweepQueues;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What makes this function the sweeper. Nothing that it reads is remembered between two sweeps. */
@Factory
final class SweeperBeans {

  @Singleton
  GroupDirectory directory(IdentitystoreClient identityStore, Settings settings) {
    return new IdentityStoreGroups(
        identityStore,
        settings.identityStoreId(),
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()));
  }

  @Singleton
  LedgerReader ledger(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new DynamoDbLedgerReader(dynamoDb, settings.ledgerTable(), clock);
  }

  @Singleton
  ProfileListing profiles(ClientsByDomain<SageMakerClient> sageMaker, Studio studio) {
    return new SageMakerProfiles(sageMaker, studio);
  }

  @Singleton
  DefaultRoles defaultRoles(
      Studio studio, StudioAccounts accounts, SdkHttpClient http, JsonMapper json) {
    return new IamDefaultRoles(
        studio, new DomainClients<>(IamClient::builder, accounts, http), json);
  }

  @Singleton
  SweepQueues queues(
      SqsClient sqs,
      Settings settings,
      @Property(name = "sweeper.queue.url") String mine,
      JsonMapper json) {
    return new SqsSweepQueues(
        sqs, settings.provisionerQueueUrl(), settings.deprovisionerQueueUrl(), mine, json);
  }

  @Singleton
  HeldNotices heldNotices(
      EventBridgeClient eventBridge,
      @Property(name = "outcome.event.bus") String bus,
      Metrics metrics,
      JsonMapper json) {
    return new EventBridgeHeldNotices(eventBridge, bus, metrics, json);
  }

  @Singleton
  SweepMetrics sweepMetrics(Metrics metrics) {
    return new SweepMetrics(metrics);
  }

  @Singleton
  Sweep sweep(
      GroupDirectory directory,
      DynamoDbClient dynamoDb,
      Settings settings,
      LedgerReader ledger,
      ProfileListing profiles,
      HeldNotices heldNotices,
      DefaultRoles defaultRoles,
      SweepQueues queues,
      Region home,
      Clock clock) {
    return new Sweep(
        directory,
        settings.mapping().mappings(dynamoDb),
        settings.roleGuard(),
        ledger,
        profiles,
        heldNotices,
        defaultRoles,
        queues,
        home,
        clock);
  }
}
