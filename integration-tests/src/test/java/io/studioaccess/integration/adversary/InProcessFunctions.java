package io.studioaccess.integration.adversary;

import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.aws.dynamodb.DynamoDbChangeGuard;
import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.DynamoDbProfileClaims;
import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.aws.identitystore.IdentityStoreGroups;
import io.studioaccess.aws.sagemaker.GrantExecutor;
import io.studioaccess.aws.sagemaker.RevokeExecutor;
import io.studioaccess.aws.sagemaker.SageMakerProfiles;
import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.integration.adapters.TablesUnderTest;
import io.studioaccess.mapping.PrivateSpaces;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.plan.RevocationRules;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.Ports;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.ReconcileQueues;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.reconcile.ReconcileResult;
import io.studioaccess.reconciler.reconcile.Reconciler;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.reconcile.Trigger;
import io.studioaccess.reconciler.sweep.AssignmentPorts;
import io.studioaccess.reconciler.sweep.HeldChange;
import io.studioaccess.reconciler.sweep.HeldNotices;
import io.studioaccess.reconciler.sweep.Sweep;
import io.studioaccess.reconciler.sweep.SweepPorts;
import io.studioaccess.reconciler.sweep.SweepQueues;
import io.studioaccess.reconciler.sweep.SweepReport;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;

/**
 * The core with its real adapters, in the test's own process: for tests that need hundreds of
 * reconciles under faults that no packaged function could be brought into. Queues and outcome
 * events are lists.
 */
final class InProcessFunctions {
  static final RoleArn QUARANTINE =
      new RoleArn("arn:aws:iam::111122223333:role/studio-access/studio-access-quarantine");
  private static final int WITHOUT_LIMIT = 10_000;
  private static final Region HOME = InProcessClients.HOME;

  final List<ReconcileRequest> requested = new ArrayList<>();
  private final Clock clock;
  private final TablesUnderTest tables;
  private final Ports ports;
  private final Sweep sweep;
  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final ApplicationGroups groups;
  private final DynamoDbGroupAssignments assignments;

  InProcessFunctions(
      CloudUnderTest aws, TablesUnderTest tables, InterceptedCalls calls, SdkHttpClient http) {
    this(aws, tables, calls, http, WITHOUT_LIMIT);
  }

  /**
   * @param limit {@code MaxRevocationsPerHour}
   */
  InProcessFunctions(
      CloudUnderTest aws,
      TablesUnderTest tables,
      InterceptedCalls calls,
      SdkHttpClient http,
      int limit) {
    this(aws, tables, calls, http, limit, aws.administrator());
  }

  /**
   * @param accessKey of the role that calls AWS
   */
  InProcessFunctions(
      CloudUnderTest aws,
      TablesUnderTest tables,
      InterceptedCalls calls,
      SdkHttpClient http,
      int limit,
      String accessKey) {
    this(aws, tables, InProcessClients.of(aws, calls, http, accessKey), limit);
  }

  /** New functions, which share these clients with earlier ones. */
  InProcessFunctions(CloudUnderTest aws, TablesUnderTest tables, InProcessClients clients) {
    this(aws, tables, clients, WITHOUT_LIMIT);
  }

  private InProcessFunctions(
      CloudUnderTest aws, TablesUnderTest tables, InProcessClients clients, int limit) {
    this.clock = aws.clock;
    this.tables = tables;
    DynamoDbClient dynamoDb = clients.dynamoDb();
    sageMaker = _ -> clients.sageMaker();
    groups =
        new SsoApplicationGroups(
            ApplicationClients.of(
                _ -> clients.ssoAdmin(),
                _ -> clients.ssoAdminInPrimaryRegion(),
                clients.primary()));
    assignments = new DynamoDbGroupAssignments(dynamoDb, ledger());
    SageMakerStudio studio = new SageMakerStudio(sageMaker, clock);
    IdentitystoreClient identityStore = clients.identityStore();
    IdentityStoreId store = new IdentityStoreId(CloudUnderTest.STORE);
    RoleGuard guard =
        new RoleGuard(List.of("arn:aws:iam::*:role/studio/*"), Set.of(CloudUnderTest.ACCOUNT));
    MappingTable mapping = new MappingTable(dynamoDb, tables.name("MappingTable"));
    DynamoDbChangeGuard limits =
        new DynamoDbChangeGuard(dynamoDb, ledger(), limit, clock, () -> {});
    IdentityStoreDirectory directory = new IdentityStoreDirectory(identityStore, store);
    ReadPorts reads =
        new ReadPorts(
            directory,
            mapping,
            guard,
            studio,
            new DynamoDbForeignProfiles(dynamoDb, ledger()),
            new DynamoDbProfileClaims(dynamoDb, ledger()),
            assignments,
            limits,
            new RevocationRules(
                QUARANTINE, Duration.ofDays(7), PrivateSpaces.DELETE, Duration.ofHours(6), false),
            HOME,
            clock);
    ports =
        new Ports(
            reads,
            new DynamoDbLedger(dynamoDb, ledger(), clock),
            limits,
            _ -> {},
            _ -> {},
            new Requested());
    sweep =
        new Sweep(
            new SweepPorts(
                new IdentityStoreGroups(identityStore, store, directory),
                mapping,
                guard,
                new DynamoDbLedgerReader(dynamoDb, ledger()),
                new DynamoDbSweepRecorder(dynamoDb, ledger(), clock),
                new SageMakerProfiles(sageMaker, studio),
                new NoNotices(),
                _ -> Optional.empty(),
                new AssignmentPorts(
                    domain -> studio.domain(domain).flatMap(Studio.Domain::application),
                    groups,
                    assignments),
                new Requested(),
                HOME,
                clock));
  }

  private String ledger() {
    return tables.name("LedgerTable");
  }

  ReconcileResult reconcile(UserId user, Direction direction) {
    return reconcile(user, direction, Trigger.first("event"));
  }

  ReconcileResult reconcile(UserId user, Direction direction, Trigger trigger) {
    return new Reconciler(ports, executor(direction)).reconcile(user, trigger);
  }

  /** The outcomes; a failure is what the function would leave to its queue. */
  List<Outcome> tryToReconcile(UserId user, Direction direction) {
    try {
      return reconcile(user, direction).outcomes();
    } catch (RuntimeException e) {
      return List.of();
    }
  }

  SweepReport sweep() {
    return sweep(SweepRequest.allUsers("sweep"));
  }

  SweepReport sweep(SweepRequest request) {
    SweepReport report = sweep.run(request, () -> false);
    report.throwFailure();
    return report;
  }

  private OperationExecutor executor(Direction direction) {
    return switch (direction) {
      case GRANT ->
          new GrantExecutor(sageMaker, new ApplicationAssignments(groups, assignments, clock));
      case REVOKE -> new RevokeExecutor(sageMaker);
    };
  }

  private final class Requested implements ReconcileQueues, SweepQueues {
    @Override
    public void requeue(ReconcileRequest message, Duration delay) {
      requested.add(message);
    }

    @Override
    public void handOver(ReconcileRequest message, Duration delay) {
      requested.add(message);
    }

    @Override
    public void request(List<ReconcileRequest> users, Direction direction) {
      requested.addAll(users);
    }

    @Override
    public void requeue(SweepRequest request, Duration delay) {
      throw new IllegalStateException("the sweep has no time limit");
    }
  }

  private static final class NoNotices implements HeldNotices {
    @Override
    public void publishCount(int held) {}

    @Override
    public void publish(List<HeldChange> all, String eventId) {}
  }
}
