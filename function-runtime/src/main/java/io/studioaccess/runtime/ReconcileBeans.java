package io.studioaccess.runtime;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientDefaults;
import io.studioaccess.aws.client.Retries;
import io.studioaccess.aws.client.TransientFailures;
import io.studioaccess.aws.cloudwatch.MeteredExecutor;
import io.studioaccess.aws.cloudwatch.Metrics;
import io.studioaccess.aws.cloudwatch.ReconcileMetrics;
import io.studioaccess.aws.dynamodb.DynamoDbChangeGuard;
import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbHistory;
import io.studioaccess.aws.dynamodb.DynamoDbHomes;
import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.aws.dynamodb.DynamoDbProfileClaims;
import io.studioaccess.aws.dynamodb.DynamoDbReportedTrouble;
import io.studioaccess.aws.dynamodb.HeldAnnouncement;
import io.studioaccess.aws.dynamodb.HomeRecordingOutcomes;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.eventbridge.EventBridgeOutcomes;
import io.studioaccess.aws.identitystore.CachedGroupNames;
import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.MappingSettings;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.aws.sqs.DirectoryEventSender;
import io.studioaccess.aws.sqs.SweepRequestSender;
import io.studioaccess.mapping.CachedMappings;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.MembershipEventDecoder;
import io.studioaccess.reconciler.reconcile.ChangeGuard;
import io.studioaccess.reconciler.reconcile.DeduplicatedOutcomes;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.OutcomeEvents;
import io.studioaccess.reconciler.reconcile.OutcomeHistory;
import io.studioaccess.reconciler.reconcile.Ports;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.ReconcileMessageReader;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.RetryDelays;
import io.studioaccess.reconciler.reconcile.Studio;
import jakarta.inject.Singleton;
import java.security.SecureRandom;
import java.time.Clock;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The beans of the two functions that reconcile users. */
@Factory
@Requires(beans = OperationExecutor.class)
final class ReconcileBeans {
  @Singleton
  ClientDefaults clientDefaults(SdkHttpClient http) {
    return new ClientDefaults(http, Retries.QUICK);
  }

  /**
   * The random numbers are SecureRandom's: environments that are restored from one snapshot would
   * draw the same numbers from a generator that was seeded before it.
   */
  @Singleton
  TransientFailures transientFailures(OperationExecutor executor) {
    return new TransientFailures(RetryDelays.of(executor.direction()), new SecureRandom());
  }

  /** Sends an event back to the queue that it came from. */
  @Singleton
  DirectoryEventSender ownQueue(
      SqsClient sqs, FunctionSettings settings, OperationExecutor executor, JsonMapper json) {
    String queueUrl =
        switch (executor.direction()) {
          case GRANT -> settings.provisionerQueueUrl();
          case REVOKE -> settings.deprovisionerQueueUrl();
        };
    return new DirectoryEventSender(sqs, queueUrl, json);
  }

  @Singleton
  Directory directory(IdentitystoreClient identityStore, FunctionSettings settings, Clock clock) {
    return new CachedGroupNames(
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()),
        MappingSettings.CACHED_FOR,
        clock);
  }

  @Singleton
  GroupMappings mappings(DynamoDbClient dynamoDb, FunctionSettings settings, Clock clock) {
    return new CachedMappings(
        settings.mapping().mappings(name -> new MappingTable(dynamoDb, name)),
        MappingSettings.CACHED_FOR,
        clock);
  }

  @Singleton
  MembershipLedger ledger(
      DynamoDbClient dynamoDb,
      FunctionSettings settings,
      ReconcileSettings reconcileSettings,
      Clock clock) {
    return new DynamoDbLedger(
        dynamoDb, settings.ledgerTable(), reconcileSettings.historyKeptFor(), clock);
  }

  @Singleton
  OutcomeHistory history(DynamoDbClient dynamoDb, ReconcileSettings settings, Clock clock) {
    return new DynamoDbHistory(dynamoDb, settings.historyTable(), settings.historyKeptFor(), clock);
  }

  @Singleton
  GroupAssignments assignments(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbGroupAssignments(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  OutcomeEvents outcomeEvents(
      EventBridgeClient eventBridge,
      DynamoDbClient dynamoDb,
      FunctionSettings settings,
      @Property(name = "outcome.event.bus") String bus,
      JsonMapper json,
      Clock clock) {
    return new DeduplicatedOutcomes(
        new HomeRecordingOutcomes(
            new EventBridgeOutcomes(eventBridge, bus, json),
            new DynamoDbHomes(dynamoDb, settings.ledgerTable(), clock)),
        new DynamoDbReportedTrouble(dynamoDb, settings.ledgerTable(), clock));
  }

  @Singleton
  ReconcileSettings reconcileSettings() {
    return ReconcileSettings.from(System.getenv());
  }

  @Singleton
  SweepRequestSender sweeper(SqsClient sqs, ReconcileSettings settings, JsonMapper json) {
    return new SweepRequestSender(sqs, settings.sweeperQueueUrl(), json);
  }

  @Singleton
  ChangeGuard guard(
      DynamoDbClient dynamoDb,
      FunctionSettings settings,
      ReconcileSettings reconcileSettings,
      SweepRequestSender sweeper,
      Metrics metrics,
      Clock clock) {
    return new DynamoDbChangeGuard(
        dynamoDb,
        settings.ledgerTable(),
        reconcileSettings.maxRevocationsPerHour(),
        clock,
        new HeldAnnouncement(dynamoDb, settings.ledgerTable(), sweeper, metrics, clock));
  }

  @Singleton
  ProfileClaims claims(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbProfileClaims(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  ForeignProfiles foreignProfiles(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbForeignProfiles(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  Ports ports(
      Directory directory,
      GroupMappings mappings,
      RoleGuard roleGuard,
      Studio studio,
      ForeignProfiles foreignProfiles,
      ProfileClaims claims,
      MembershipLedger ledger,
      GroupAssignments assignments,
      OutcomeEvents outcomeEvents,
      OutcomeHistory history,
      ChangeGuard guard,
      ReconcileSettings settings,
      Region home,
      ReconcileQueues queues,
      Clock clock) {
    return new Ports(
        new ReadPorts(
            directory,
            mappings,
            roleGuard,
            studio,
            foreignProfiles,
            claims,
            assignments,
            guard,
            settings.revocationRules(),
            home,
            clock),
        ledger,
        guard,
        outcomeEvents,
        history,
        queues);
  }

  @Singleton
  ReconcileMessageReader messageReader(
      MembershipEventDecoder decoder,
      MembershipLedger ledger,
      Directory directory,
      OperationExecutor executor,
      Clock clock) {
    return new ReconcileMessageReader(decoder, ledger, directory, executor.direction(), clock);
  }

  @Singleton
  ReconcileMetrics reconcileMetrics(Metrics metrics, Clock clock) {
    return new ReconcileMetrics(metrics, clock);
  }

  @Singleton
  Reconciler reconciler(Ports ports, OperationExecutor executor, Metrics metrics) {
    return new Reconciler(ports, new MeteredExecutor(executor, metrics));
  }
}
