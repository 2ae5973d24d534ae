package io.studioaccess.studioctl.stack;

import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.dynamodb.DynamoDbApprovals;
import io.studioaccess.aws.dynamodb.DynamoDbChangeGuard;
import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbHistoryReader;
import io.studioaccess.aws.dynamodb.DynamoDbHomes;
import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.DynamoDbNativeEvents;
import io.studioaccess.aws.dynamodb.DynamoDbProfileClaims;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.iam.IamDefaultRoles;
import io.studioaccess.aws.identitystore.CachedGroupNames;
import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.identitystore.IdentityStoreGroups;
import io.studioaccess.aws.sagemaker.SageMakerProfiles;
import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.aws.sqs.SqsSweepQueues;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.mapping.CachedMappings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.reconcile.QuarantineEnd;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.reconcile.Verdicts;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.studioctl.console.GlobalOptions;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;

/** Ports of the functions for the stack of {@code --stack-name}, created on first use. */
@Factory
final class StackBeans {
  /** Longer than any command runs. */
  private static final Duration KEPT_FOR = Duration.ofHours(1);

  /** So many records are ten batches, and about one page of the whole ledger. */
  private static final int MAX_READ_BY_KEY = 1_000;

  @Singleton
  Installation installation(StackReader deployed, PlannedStack planned) {
    return planned.installation().orElseGet(deployed::read);
  }

  @Singleton
  FunctionSettings settings(Installation installation) {
    return installation.settings();
  }

  @Singleton
  ReconcileSettings reconcileSettings(Installation installation) {
    return installation.reconcileSettings();
  }

  /** The region of domains whose mapping row names none. */
  @Singleton
  Region home(Installation installation) {
    return installation.region();
  }

  @Singleton
  RoleGuard roleGuard(FunctionSettings settings) {
    return settings.roleGuard();
  }

  @Singleton
  Studio studio(ClientsByDomain<SageMakerClient> sageMaker, Clock clock) {
    return new SageMakerStudio(sageMaker, clock);
  }

  @Singleton
  ProfileListing profiles(ClientsByDomain<SageMakerClient> sageMaker, Studio studio) {
    return new SageMakerProfiles(sageMaker, studio);
  }

  @Singleton
  Directory directory(IdentitystoreClient identityStore, FunctionSettings settings, Clock clock) {
    return new CachedGroupNames(
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()), KEPT_FOR, clock);
  }

  @Singleton
  GroupDirectory groups(
      IdentitystoreClient identityStore, FunctionSettings settings, Directory directory) {
    return new IdentityStoreGroups(identityStore, settings.identityStoreId(), directory);
  }

  /** Reads the mapping once, so that a command works with one version of it. */
  @Singleton
  GroupMappings mappings(
      DynamoDbClient dynamoDb, FunctionSettings settings, PlannedStack planned, Clock clock) {
    if (planned.isSet()) {
      return planned::rows;
    }
    return new CachedMappings(
        settings.mapping().mappings(name -> new MappingTable(dynamoDb, name)), KEPT_FOR, clock);
  }

  /** The table, whether or not the functions read it. */
  @Singleton
  MappingTable mappingTable(DynamoDbClient dynamoDb, Installation stack) {
    return new MappingTable(dynamoDb, stack.output("MappingTableName"));
  }

  @Singleton
  DynamoDbNativeEvents nativeEvents(
      DynamoDbClient dynamoDb, FunctionSettings settings, Clock clock) {
    return new DynamoDbNativeEvents(dynamoDb, settings.ledgerTable(), clock);
  }

  @Singleton
  LedgerReader ledgerReader(
      DynamoDbClient dynamoDb, FunctionSettings settings, PageProgress pages) {
    DynamoDbLedgerReader ledger = new DynamoDbLedgerReader(dynamoDb, settings.ledgerTable());
    return new LedgerReader() {
      @Override
      public LedgerSnapshot read() {
        return pages.during("Reading the ledger", ledger::read);
      }

      @Override
      public LedgerSnapshot records(Set<UserId> users) {
        return users.size() <= MAX_READ_BY_KEY ? ledger.records(users) : read();
      }
    };
  }

  @Singleton
  DynamoDbHistoryReader history(DynamoDbClient dynamoDb, ReconcileSettings settings) {
    return new DynamoDbHistoryReader(dynamoDb, settings.historyTable());
  }

  @Singleton
  MembershipLedger ledger(
      DynamoDbClient dynamoDb,
      FunctionSettings settings,
      ReconcileSettings reconcile,
      Clock clock) {
    return new DynamoDbLedger(dynamoDb, settings.ledgerTable(), reconcile.historyKeptFor(), clock);
  }

  /**
   * As for the provisioner: in the domain's account, and the region that manages the application.
   */
  @Singleton
  ApplicationGroups applicationGroups(
      AwsConnection aws, GlobalOptions options, Installation stack, FunctionSettings settings) {
    return new SsoApplicationGroups(
        ApplicationClients.of(
            new AdministratorClients<>(
                SsoAdminClient::builder, aws, options, stack, DomainArn::region),
            new AdministratorClients<>(
                SsoAdminClient::builder, aws, options, stack, _ -> settings.identityCenterRegion()),
            settings.identityCenterRegion()));
  }

  @Singleton
  ApplicationAssignments applicationAssignments(
      ApplicationGroups groups, GroupAssignments assignments, Clock clock) {
    return new ApplicationAssignments(groups, assignments, clock);
  }

  @Singleton
  DynamoDbApprovals approvals(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbApprovals(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  SweepQueues queues(
      SqsClient sqs, FunctionSettings settings, ReconcileSettings reconcile, JsonMapper json) {
    return new SqsSweepQueues(
        sqs,
        settings.provisionerQueueUrl(),
        settings.deprovisionerQueueUrl(),
        reconcile.sweeperQueueUrl(),
        json);
  }

  @Singleton
  Verdicts verdicts(
      DynamoDbClient dynamoDb,
      FunctionSettings settings,
      ReconcileSettings reconcile,
      Clock clock) {
    return new DynamoDbChangeGuard(
        dynamoDb,
        settings.ledgerTable(),
        reconcile.maxRevocationsPerHour(),
        clock,
        StackBeans::refuse);
  }

  private static void refuse() {
    throw new IllegalStateException("studioctl holds no changes");
  }

  @Singleton
  ProfileClaims claims(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbProfileClaims(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  DynamoDbForeignProfiles foreignProfiles(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbForeignProfiles(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  ReadPorts readPorts(
      Directory directory,
      GroupMappings mappings,
      RoleGuard roleGuard,
      Studio studio,
      ForeignProfiles foreignProfiles,
      ProfileClaims claims,
      GroupAssignments assignments,
      Verdicts verdicts,
      ReconcileSettings settings,
      Region home,
      Clock clock) {
    return new ReadPorts(
        directory,
        mappings,
        roleGuard,
        studio,
        foreignProfiles,
        claims,
        assignments,
        verdicts,
        settings.revocationRules(),
        home,
        clock);
  }

  /** For one user or a few: it reads each of them. */
  @Singleton
  UserPlanner userPlanner(ReadPorts ports) {
    return new UserPlanner(ports);
  }

  @Singleton
  DynamoDbDecisions decisions(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbDecisions(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  DynamoDbHomes homes(DynamoDbClient dynamoDb, FunctionSettings settings, Clock clock) {
    return new DynamoDbHomes(dynamoDb, settings.ledgerTable(), clock);
  }

  @Singleton
  QuarantineEnd quarantineEnd(MembershipLedger ledger, Clock clock) {
    return new QuarantineEnd(ledger, clock);
  }

  @Singleton
  IamDefaultRoles defaultRoles(Studio studio, ClientsByDomain<IamClient> iam, JsonMapper json) {
    return new IamDefaultRoles(studio, iam, json);
  }

  @Singleton
  GroupAssignments assignments(DynamoDbClient dynamoDb, FunctionSettings settings) {
    return new DynamoDbGroupAssignments(dynamoDb, settings.ledgerTable());
  }
}
