package io.studioaccess.studioctl.stack;

import io.micronaut.context.annotation.Bean;
import io.micronaut.context.annotation.Factory;
import io.micronaut.json.JsonMapper;
import io.studioaccess.aws.ApplicationAssignments;
import io.studioaccess.aws.CachedGroupNames;
import io.studioaccess.aws.ClientsByDomain;
import io.studioaccess.aws.DynamoDbApprovals;
import io.studioaccess.aws.DynamoDbChangeGuard;
import io.studioaccess.aws.DynamoDbDecisions;
import io.studioaccess.aws.DynamoDbGroupAssignments;
import io.studioaccess.aws.DynamoDbLedger;
import io.studioaccess.aws.DynamoDbLedgerReader;
import io.studioaccess.aws.IdentityStoreDirectory;
import io.studioaccess.aws.IdentityStoreGroups;
import io.studioaccess.aws.SageMakerProfiles;
import io.studioaccess.aws.SageMakerStudio;
import io.studioaccess.aws.SqsSweepQueues;
import io.studioaccess.desired.RoleGuard;
import io.studioaccess.lambda.LookSettings;
import io.studioaccess.lambda.Settings;
import io.studioaccess.mapping.CachedMappings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.table.MappingTable;
import io.studioaccess.membership.Directory;
import io.studioaccess.reconcile.Forecast;
import io.studioaccess.reconcile.GroupAssignments;
import io.studioaccess.reconcile.MembershipLedger;
import io.studioaccess.reconcile.QuarantineEnd;
import io.studioaccess.reconcile.Studio;
import io.studioaccess.reconcile.Verdicts;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.sweep.GroupDirectory;
import io.studioaccess.sweep.LedgerReader;
import io.studioaccess.sweep.ProfileListing;
import io.studioaccess.sweep.SweepQueues;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/** The functions' ports, for the stack that the options name. All are made when first asked for. */
@Factory
final class StackBeans {
  /** Longer than a command runs. */
  private static final Duration KEPT_FOR = Duration.ofHours(1);

  @Singleton
  @Bean(preDestroy = "close")
  CloudFormationClient cloudFormation(AwsConnection aws) {
    return aws.with(CloudFormationClient.builder()).build();
  }

  @Singleton
  Installation installation(CloudFormationClient cloudFormation, GlobalOptions options) {
    return new StackReader(cloudFormation, options).read();
  }

  @Singleton
  Settings settings(Installation installation) {
    return installation.settings();
  }

  @Singleton
  LookSettings lookSettings(Installation installation) {
    return installation.lookSettings();
  }

  /** Of the domains whose mapping row names none. */
  @Singleton
  Region home(Installation installation) {
    return installation.region();
  }

  @Singleton
  RoleGuard roleGuard(Settings settings) {
    return settings.roleGuard();
  }

  @Singleton
  @Bean(preDestroy = "close")
  DynamoDbClient dynamoDb(AwsConnection aws, Installation stack) {
    return aws.with(DynamoDbClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SqsClient sqs(AwsConnection aws, Installation stack) {
    return aws.with(SqsClient.builder().checksumValidationEnabled(false), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  EventBridgeClient eventBridge(AwsConnection aws, Installation stack) {
    return aws.with(EventBridgeClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  CloudWatchClient cloudWatch(AwsConnection aws, Installation stack) {
    return aws.with(CloudWatchClient.builder(), stack.region()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  IdentitystoreClient identityStore(AwsConnection aws, Settings settings) {
    return aws.with(IdentitystoreClient.builder(), settings.identityCenterRegion()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  SsoAdminClient ssoAdmin(AwsConnection aws, Settings settings) {
    return aws.with(SsoAdminClient.builder(), settings.identityCenterRegion()).build();
  }

  @Singleton
  @Bean(preDestroy = "close")
  StsClient sts(AwsConnection aws, Installation stack) {
    return aws.with(StsClient.builder(), stack.region()).build();
  }

  @Singleton
  ClientsByDomain<SageMakerClient> sageMaker(
      AwsConnection aws, GlobalOptions options, Installation stack) {
    return new AdministratorsAccounts<>(
        SageMakerClient::builder, aws, options, stack, DomainArn::region);
  }

  @Singleton
  ClientsByDomain<IamClient> iam(AwsConnection aws, GlobalOptions options, Installation stack) {
    return new AdministratorsAccounts<>(IamClient::builder, aws, options, stack, DomainArn::region);
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
  Directory directory(IdentitystoreClient identityStore, Settings settings, Clock clock) {
    return new CachedGroupNames(
        new IdentityStoreDirectory(identityStore, settings.identityStoreId()), KEPT_FOR, clock);
  }

  @Singleton
  GroupDirectory groups(IdentitystoreClient identityStore, Settings settings, Directory directory) {
    return new IdentityStoreGroups(identityStore, settings.identityStoreId(), directory);
  }

  /** Read once, so that one command goes by one mapping. */
  @Singleton
  GroupMappings mappings(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new CachedMappings(settings.mapping().mappings(dynamoDb), KEPT_FOR, clock);
  }

  /** The table itself, whether or not the functions read it. */
  @Singleton
  MappingTable mappingTable(DynamoDbClient dynamoDb, Installation stack) {
    return new MappingTable(dynamoDb, stack.output("MappingTableName"));
  }

  @Singleton
  LedgerReader ledgerReader(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new DynamoDbLedgerReader(dynamoDb, settings.ledgerTable(), clock);
  }

  @Singleton
  MembershipLedger ledger(DynamoDbClient dynamoDb, Settings settings, Clock clock) {
    return new DynamoDbLedger(dynamoDb, settings.ledgerTable(), clock);
  }

  /** As the provisioner does it: in the domain's account, where IAM Identity Center is. */
  @Singleton
  ApplicationAssignments applicationAssignments(
      AwsConnection aws,
      GlobalOptions options,
      Installation stack,
      Settings settings,
      GroupAssignments remembered) {
    return new ApplicationAssignments(
        new AdministratorsAccounts<>(
            SsoAdminClient::builder, aws, options, stack, _ -> settings.identityCenterRegion()),
        remembered);
  }

  @Singleton
  DynamoDbApprovals approvals(DynamoDbClient dynamoDb, Settings settings) {
    return new DynamoDbApprovals(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  SweepQueues queues(SqsClient sqs, Settings settings, LookSettings look, JsonMapper json) {
    return new SqsSweepQueues(
        sqs,
        settings.provisionerQueueUrl(),
        settings.deprovisionerQueueUrl(),
        look.sweeperQueueUrl(),
        json);
  }

  @Singleton
  Verdicts verdicts(DynamoDbClient dynamoDb, Settings settings, LookSettings look, Clock clock) {
    return new DynamoDbChangeGuard(
        dynamoDb, settings.ledgerTable(), look.maxRevocationsPerHour(), clock, StackBeans::refuse);
  }

  private static void refuse() {
    throw new IllegalStateException("nothing is held from here");
  }

  @Singleton
  Forecast forecast(
      Directory directory,
      GroupMappings mappings,
      RoleGuard guard,
      Studio studio,
      GroupAssignments assignments,
      Verdicts verdicts,
      LookSettings look,
      Region home,
      Clock clock) {
    return new Forecast(
        directory, mappings, guard, studio, assignments, verdicts, look.leaving(), home, clock);
  }

  @Singleton
  DynamoDbDecisions decisions(DynamoDbClient dynamoDb, Settings settings) {
    return new DynamoDbDecisions(dynamoDb, settings.ledgerTable());
  }

  @Singleton
  QuarantineEnd quarantineEnd(MembershipLedger ledger, Clock clock) {
    return new QuarantineEnd(ledger, clock);
  }

  @Singleton
  GroupAssignments assignments(DynamoDbClient dynamoDb, Settings settings) {
    return new DynamoDbGroupAssignments(dynamoDb, settings.ledgerTable());
  }
}
