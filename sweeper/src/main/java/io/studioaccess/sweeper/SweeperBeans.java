package io.studioaccess.sweeper;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.client.DomainClients;
import io.studioaccess.aws.client.Retries;
import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.cloudwatch.SweepMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbEventSweeps;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.eventbridge.EventBridgeHeldNotices;
import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.identitystore.IdentityStoreGroups;
import io.studioaccess.aws.sagemaker.SageMakerProfiles;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.sqs.DirectoryEventSender;
import io.studioaccess.aws.sqs.SqsSweepQueues;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.aws.sts.StudioAccounts;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.reconcile.RetryDelays;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.AssignmentPorts;
import io.studioaccess.reconciler.sweep.BoundedSweepQueues;
import io.studioaccess.reconciler.sweep.DefaultRoles;
import io.studioaccess.reconciler.sweep.EventSweeps;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.HeldNotices;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.runtime.EndedChains;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** The beans of the sweeper. It caches no directory, mapping or ledger data between sweeps. */
@Factory
final class SweeperBeans {

  @Singleton
  ClientDefaults clientDefaults(SdkHttpClient http) {
    return new ClientDefaults(http, Retries.PATIENT);
  }

  @Singleton
  TransientFailures transientFailures() {
    return new TransientFailures(RetryDelays.SWEEPS, new SecureRandom());
  }

  @Singleton
  GroupDirectory directory(IdentitystoreClient identityStore, FunctionSettings settings) {
    return new IdentityStoreGroups(
        identityStore,
        settings.identityStoreId(),
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()));
  }

  @Singleton
  ProfileListing profiles(ClientsByDomain<SageMakerClient> sageMaker, Studio studio) {
    return new SageMakerProfiles(sageMaker, studio);
  }

  @Singleton
  DefaultRoles defaultRoles(
      Studio studio, StudioAccounts accounts, ClientDefaults defaults, JsonMapper json) {
    return new IamDefaultRoles(
        studio, new DomainClients<>(IamClient::builder, accounts, defaults), json);
  }

  /**
   * As for the provisioner: in the domain's account, in the region that manages the application.
   */
  @Singleton
  AssignmentPorts assignments(
      StudioAccounts accounts,
      ClientDefaults defaults,
      Studio studio,
      DynamoDbClient dynamoDb,
      FunctionSettings settings) {
    Region primary = settings.identityCenterRegion();
    return new AssignmentPorts(
        domain -> studio.domain(domain).flatMap(Studio.Domain::application),
        new SsoApplicationGroups(
            ApplicationClients.of(
                new DomainClients<>(SsoAdminClient::builder, accounts, defaults),
                new DomainClients<>(SsoAdminClient::builder, _ -> primary, accounts, defaults),
                primary)),
        new DynamoDbGroupAssignments(dynamoDb, settings.ledgerTable()));
  }

  @Singleton
  SweepQueues queues(
      SqsClient sqs,
      FunctionSettings settings,
      @Property(name = "sweeper.queue.url") String sweeperQueue,
      JsonMapper json,
      EndedChains ended) {
    return new BoundedSweepQueues(
        new SqsSweepQueues(
            sqs,
            settings.provisionerQueueUrl(),
            settings.deprovisionerQueueUrl(),
            sweeperQueue,
            json),
        ended::report);
  }

  @Singleton
  DirectoryEventSender deprovisioner(SqsClient sqs, FunctionSettings settings, JsonMapper json) {
    return new DirectoryEventSender(sqs, settings.deprovisionerQueueUrl(), json);
  }

  @Singleton
  EventSweeps eventSweeps(DynamoDbClient dynamoDb, FunctionSettings settings, Clock clock) {
    return new DynamoDbEventSweeps(dynamoDb, settings.ledgerTable(), clock);
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
      FunctionSettings settings,
      ProfileListing profiles,
      HeldNotices heldNotices,
      DefaultRoles defaultRoles,
      AssignmentPorts assignments,
      SweepQueues queues,
      Region home,
      Clock clock) {
    return new Sweep(
        new SweepPorts(
            directory,
            settings.mapping().mappings(name -> new MappingTable(dynamoDb, name)),
            settings.roleGuard(),
            new DynamoDbLedgerReader(dynamoDb, settings.ledgerTable()),
            new DynamoDbSweepRecorder(dynamoDb, settings.ledgerTable(), clock),
            profiles,
            heldNotices,
            defaultRoles,
            assignments,
            queues,
            home,
            clock));
  }
}
