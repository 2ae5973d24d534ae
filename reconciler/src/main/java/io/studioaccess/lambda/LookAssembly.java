package io.studioaccess.lambda;

import io.micronaut.context.annotation.Factory;
import io.micronaut.context.annotation.Property;
import io.micronaut.context.annotation.Requires;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.CachedGroupNames;
import io.studioaccess.aws.CountedMandate;
import io.studioaccess.aws.DynamoDbChangeGuard;
import io.studioaccess.aws.DynamoDbGroupAssignments;
import io.studioaccess.aws.DynamoDbLedger;
import io.studioaccess.aws.DynamoDbToldTrouble;
import io.studioaccess.aws.EventBridgeOutcomes;
import io.studioaccess.aws.HeldAnnouncement;
import io.studioaccess.aws.IdentityStoreDirectory;
import io.studioaccess.aws.LookMetrics;
import io.studioaccess.aws.Metrics;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.mapping.CachedMappings;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.membership.Directory;
import io.studioaccess.reconcile.ChangeGuard;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.LookAgainQueues;
import io.studioaccess.reconcile.Mandate;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.OutcomeEvents;
import io.studioaccess.reconcile.Ports;
import io.studioaccess.reconcile.Reconciler;
import io.studioaccess.reconcile.Studio;
import io.studioaccess.reconcile.TroubleToldOnce;
import jakarta.inject.Singleton;
import java.time.Clock;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** What only the two functions have that look at users: those with a mandate. */
@Factory
@Requires(beans = Mandate.class)
final class LookAssembly {
  @Singleton
  Directory directory(IdentitystoreClient identityStore, Settings settings, Clock clock) {
    return new CachedGroupNames(
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()),
        Caches.KEPT_FOR,
        clock);
  }

  @Singleton
  GroupMappings mappings(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new CachedMappings(settings.mapping().mappings(dynamoDb), Caches.KEPT_FOR, clock);
  }

  @Singleton
  MembershipLedger ledger(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new DynamoDbLedger(dynamoDb, settings.ledgerTable(), clock);
  }

  @Singleton
  GroupAssignments assignments(DynamoDbClient dynamoDb, Settings settings) {
    return new DynamoDbGroupAssignments(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  OutcomeEvents outcomeEvents(
      EventBridgeClient eventBridge,
      DynamoDbClient dynamoDb,
      Settings settings,
      @Property(name = "outcome.event.bus") String bus,
      JsonMapper json,
      Clock clock) {
    return new TroubleToldOnce(
        new EventBridgeOutcomes(eventBridge, bus, json),
        new DynamoDbToldTrouble(dynamoDb, settings.ledgerTable(), clock));
  }

  @Singleton
  LookSettings lookSettings() {
    return LookSettings.from(System.getenv());
  }

  @Singleton
  ChangeGuard guard(
      DynamoDbClient dynamoDb,
      SqsClient sqs,
      Settings settings,
      LookSettings look,
      Metrics metrics,
      JsonMapper json,
      Clock clock) {
    return new DynamoDbChangeGuard(
        dynamoDb,
        settings.ledgerTable(),
        look.maxRevocationsPerHour(),
        clock,
        new HeldAnnouncement(
            dynamoDb, settings.ledgerTable(), sqs, look.sweeperQueueUrl(), metrics, clock, json));
  }

  @Singleton
  Ports ports(
      Directory directory,
      GroupMappings mappings,
      RoleGuard roleGuard,
      Studio studio,
      MembershipLedger ledger,
      GroupAssignments assignments,
      OutcomeEvents outcomeEvents,
      ChangeGuard guard,
      LookSettings look,
      Region home,
      LookAgainQueues queues,
      Clock clock) {
    return new Ports(
        directory,
        mappings,
        roleGuard,
        studio,
        ledger,
        assignments,
        outcomeEvents,
        guard,
        look.leaving(),
        home,
        queues,
        clock);
  }

  @Singleton
  LookMetrics lookMetrics(Metrics metrics, Clock clock) {
    return new LookMetrics(metrics, clock);
  }

  @Singleton
  Reconciler reconciler(Ports ports, Mandate mandate, Metrics metrics) {
    return new Reconciler(ports, new CountedMandate(mandate, metrics));
  }
}
