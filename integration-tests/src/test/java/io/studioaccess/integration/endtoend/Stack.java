package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.core.client.builder.SdkSyncClientBuilder;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

/** The stack of {@code template.yaml} with the packaged functions and the demo's company. */
final class Stack implements AutoCloseable {
  private static final int SHORTER_WAITS = 1_000;

  /** Locks: classes that share a stack run one after the other. */
  static final String SHARED = "Stack.shared";

  static final String SHARED_WITH_GRACE_PERIOD = "Stack.sharedWithGracePeriod";
  static final String SHARED_WITH_ONE_CHANGE_AN_HOUR = "Stack.sharedWithOneChangeAnHour";

  final Sandbox sandbox;
  final Company company;
  final List<Map<String, Object>> outcomes = new CopyOnWriteArrayList<>();
  private final List<String> schemaProblems = new CopyOnWriteArrayList<>();
  private int users;

  /** Without a grace period and in effect without a limit: for tests of everything else. */
  Stack() {
    this(straightThrough());
  }

  private static SandboxOptions straightThrough() {
    return asTheTemplateHasIt()
        .withParameter("GracePeriodDays", "0")
        .withParameter("MaxRevocationsPerHour", "1000");
  }

  /**
   * With the template's defaults, one process per function, and short waits of the SDK, which makes
   * the same attempts as in AWS.
   */
  static SandboxOptions asTheTemplateHasIt() {
    return SandboxOptions.of(TestRepository.root())
        .withConcurrency(1)
        .withWaitsDividedBy(SHORTER_WAITS)
        .withoutIdleFunctions();
  }

  /**
   * The stack of all classes whose tests keep to users and groups of their own, because a start
   * takes as long as a dozen tests. The SDK makes the same attempts as in AWS, with short waits.
   * The stack ends with the JVM.
   */
  static Stack shared() {
    return StraightThrough.STACK;
  }

  /** Likewise, with the template's grace period, without held changes and scheduled sweeps. */
  static Stack sharedWithGracePeriod() {
    return WithGracePeriod.STACK;
  }

  /** Likewise, with one revocation or role change per hour and without scheduled sweeps. */
  static Stack sharedWithOneChangeAnHour() {
    return OneChangeAnHour.STACK;
  }

  private static Stack untilTheJvmEnds(SandboxOptions options) {
    Stack stack = new Stack(options);
    Runtime.getRuntime().addShutdownHook(new Thread(stack::close));
    return stack;
  }

  private static SandboxOptions withChangesAnHour(int limit) {
    return asTheTemplateHasIt()
        .withParameter("MaxRevocationsPerHour", Integer.toString(limit))
        .withParameter("SweepSchedule", "rate(365 days)");
  }

  private static final class StraightThrough {
    static final Stack STACK = untilTheJvmEnds(straightThrough().withConcurrency(2));
  }

  private static final class WithGracePeriod {
    static final Stack STACK = untilTheJvmEnds(withChangesAnHour(1_000));
  }

  private static final class OneChangeAnHour {
    static final Stack STACK = untilTheJvmEnds(withChangesAnHour(1));
  }

  Stack(SandboxOptions options) {
    sandbox = Sandbox.start(options);
    company = Company.addTo(sandbox, TestRepository.root());
    sandbox
        .cloud()
        .eventBuses()
        .onEvent(
            event -> {
              if ("studio-access".equals(event.get("source"))) {
                outcomes.add(event);
                schemaProblems.addAll(OutcomeSchemas.problems(event));
              }
            });
  }

  User newUser() {
    return newUser("user-" + ++users);
  }

  User newUser(String name) {
    return sandbox.cloud().directory().addUser(name);
  }

  void join(User user, Group group) {
    sandbox.cloud().directory().join(user.userId(), group.groupId());
  }

  void leave(User user, Group group) {
    sandbox.cloud().directory().leave(user.userId(), group.groupId());
  }

  /** An event from a file of {@code events/}, with this user and group. */
  Map<String, Object> event(String file, User user, Group group) {
    Map<String, Object> event =
        new HashMap<>(EventFiles.read(TestRepository.root().resolve("events").resolve(file)));
    Map<String, Object> detail = new HashMap<>(asMap(event.get("detail")));
    Map<String, Object> parameters = new HashMap<>(asMap(detail.get("requestParameters")));
    parameters.replace("groupId", group.groupId());
    parameters.replace("member", Map.of("memberId", user.userId()));
    parameters.replace("memberId", Map.of("userId", user.userId()));
    parameters.replace("userId", user.userId());
    detail.put("requestParameters", parameters);
    event.put("detail", detail);
    return event;
  }

  void publishAdded(User user, Group group) {
    sandbox.publish(event("add-member-to-group.okta-scim.json", user, group));
  }

  void publishRemoved(User user, Group group) {
    sandbox.publish(event("remove-member-from-group.console.json", user, group));
  }

  /** Adds the user to the group and settles, so that the profile exists. */
  DescribeUserProfileResponse granted(User user, Group group) {
    join(user, group);
    publishAdded(user, group);
    sandbox.settle();
    return profileOf(user).orElseThrow();
  }

  Optional<DescribeUserProfileResponse> profileOf(User user) {
    return sandbox.cloud().studio().profiles().stream()
        .filter(profile -> user.userName().equals(profile.singleSignOnUserValue()))
        .findFirst();
  }

  /** The detail types of the events about the user. All events match their schemas. */
  List<String> outcomesOf(User user) {
    assertThat(schemaProblems).isEmpty();
    return outcomes.stream()
        .filter(event -> user.userId().equals(asMap(event.get("detail")).get("userId")))
        .map(event -> String.valueOf(event.get("detail-type")))
        .toList();
  }

  String lastReason(User user) {
    return String.valueOf(lastDetail(user).get("reason"));
  }

  /** The detail of the user's last outcome event. */
  Map<String, Object> lastDetail(User user) {
    return outcomes.stream()
        .map(event -> asMap(event.get("detail")))
        .filter(detail -> user.userId().equals(detail.get("userId")))
        .reduce(Map.of(), (before, last) -> last);
  }

  /** The role without permissions. */
  String quarantineRole() {
    return sandbox
        .template()
        .functions()
        .get("DeprovisionerFunction")
        .environment()
        .get("QUARANTINE_ROLE_ARN");
  }

  String roleOf(Group group) {
    return "arn:aws:iam::111122223333:role/studio/" + group.displayName().replaceAll("s$", "");
  }

  List<Call> calls(String operation) {
    return sandbox.endpoint().calls().all().stream()
        .filter(call -> call.operation().equals(operation))
        .toList();
  }

  List<Call> calls(String operation, DescribeUserProfileResponse profile) {
    return calls(operation).stream()
        .filter(call -> profile.userProfileName().equals(call.request().get("UserProfileName")))
        .toList();
  }

  /** The number of calls that the function has made so far. */
  int callsBy(String function) {
    return sandbox
        .endpoint()
        .calls()
        .by(sandbox.template().functions().get(function).role().name())
        .size();
  }

  /** A new group, mapped to the role of its name in the company's domain. */
  Group mappedGroup(String name, int priority) {
    return mappedGroup(name, priority, AccessPeriod.ALWAYS);
  }

  Group mappedGroup(String name, int priority, AccessPeriod period) {
    Group group = sandbox.cloud().directory().addGroup(name);
    MappingRow row =
        new MappingRow(
            new GroupName(name),
            new DomainId(Company.DOMAIN),
            Optional.empty(),
            new RoleArn("arn:aws:iam::111122223333:role/studio/" + name),
            priority,
            Optional.empty(),
            true,
            "",
            io.studioaccess.mapping.UserSettings.NONE,
            Optional.empty(),
            period);
    new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable")).putAll(List.of(row));
    letTheMappingBeReadAgain();
    return group;
  }

  /** Functions cache the mapping and the group names for a minute. */
  void letTheMappingBeReadAgain() {
    sandbox.clock().advance(Duration.ofMinutes(2));
  }

  /**
   * Runs the action once: after the next such call took effect, before the caller gets the
   * response.
   */
  void rightAfter(String operation, Runnable action) {
    AtomicBoolean armed = new AtomicBoolean(true);
    sandbox
        .endpoint()
        .calls()
        .onCall(
            call -> {
              if (call.operation().equals(operation) && armed.getAndSet(false)) {
                action.run();
              }
            });
  }

  void deleteSpace(String name) {
    byHand(sageMaker -> sageMaker.deleteSpace(d -> d.domainId(Company.DOMAIN).spaceName(name)));
  }

  /** Calls SageMaker with the SDK, as an administrator. */
  void byHand(Consumer<SageMakerClient> calls) {
    byHandIn(AccountRegion.example(), calls);
  }

  void byHandIn(AccountRegion place, Consumer<SageMakerClient> calls) {
    try (SageMakerClient sageMaker = asAdministrator(SageMakerClient.builder(), place).build()) {
      calls.accept(sageMaker);
    }
  }

  /** Changes settings of the profile, as an administrator in the console. */
  void changeByHand(DescribeUserProfileResponse profile, Consumer<UserSettings.Builder> settings) {
    byHand(
        sageMaker ->
            sageMaker.updateUserProfile(
                update ->
                    update
                        .domainId(profile.domainId())
                        .userProfileName(profile.userProfileName())
                        .userSettings(settings)));
  }

  /** Fires the hourly sweep. */
  void sweepEverybody() {
    sandbox.fireSchedule("SweepRule");
  }

  /** Fires the daily status sweep. */
  void sweepStatus() {
    sandbox.fireSchedule("StatusSweepRule");
  }

  /** As an administrator would, so that no change of an earlier test is left. */
  void releaseAllHeldChanges() {
    sandbox
        .dynamoDb()
        .putItem(
            put ->
                put.tableName(sandbox.table("LedgerTable"))
                    .item(
                        Map.of(
                            "pk", AttributeValue.fromS("decision#all"),
                            "decision", AttributeValue.fromS("release"),
                            "at", AttributeValue.fromS(sandbox.clock().instant().toString()))));
    sandbox.send("SweeperQueue", "{\"type\":\"studio-access.Sweep\",\"scope\":\"held\"}");
    sandbox.settle();
  }

  /** Deletes one item of the ledger. */
  void forget(String key) {
    sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(sandbox.table("LedgerTable"))
                    .key(Map.of("pk", AttributeValue.fromS(key))));
  }

  void deleteProfileByHand(DescribeUserProfileResponse profile) {
    byHand(
        sageMaker ->
            sageMaker.deleteUserProfile(
                delete ->
                    delete
                        .domainId(profile.domainId())
                        .userProfileName(profile.userProfileName())));
  }

  /** Deletes all items of the ledger. */
  void emptyTheLedger() {
    String table = sandbox.table("LedgerTable");
    sandbox
        .dynamoDb()
        .scanPaginator(scan -> scan.tableName(table).projectionExpression("pk"))
        .items()
        .forEach(
            item -> sandbox.dynamoDb().deleteItem(delete -> delete.tableName(table).key(item)));
  }

  /** Receives and deletes the messages of a queue. */
  List<Message> drain(String queue) {
    String url = sandbox.template().queues().get(queue).url();
    try (SqsClient sqs = asAdministrator(SqsClient.builder()).build()) {
      List<Message> all = new ArrayList<>();
      while (true) {
        List<Message> some =
            sqs.receiveMessage(r -> r.queueUrl(url).messageAttributeNames("All")).messages();
        if (some.isEmpty()) {
          return all;
        }
        for (Message message : some) {
          sqs.deleteMessage(d -> d.queueUrl(url).receiptHandle(message.receiptHandle()));
        }
        all.addAll(some);
      }
    }
  }

  private <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B asAdministrator(
      B client) {
    return asAdministrator(client, AccountRegion.example());
  }

  private <B extends AwsClientBuilder<B, ?> & SdkSyncClientBuilder<B, ?>> B asAdministrator(
      B client, AccountRegion place) {
    String key =
        sandbox.endpoint().accessKeyFor(Principal.administrator("test", place.accountId()));
    return client
        .endpointOverride(sandbox.endpoint().uri())
        .region(Region.of(place.region()))
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
        .httpClient(UrlConnectionHttpClient.create());
  }

  @SuppressWarnings("unchecked")
  static Map<String, Object> asMap(Object value) {
    return (Map<String, Object>) value;
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
