package io.studioaccess.studioctl.doctor;

import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.aws.dynamodb.UserItem;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.Cause;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.RecordedOutcome;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.reconciler.sweep.LastSweep;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloudformation.template.TemplateStack.StackResource;
import io.studioaccess.sandbox.cloudtrail.Trail;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.iam.Roles.Role;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.kms.Key;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.studioctl.SandboxedCompany;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.cloudwatch.model.StateValue;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AuthMode;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** Faults that a test can inject into an installation and undo. */
final class InjectedFaults {
  private static final String ROLES = "arn:aws:iam::111122223333:role/studio/";
  private static final String NO_PERMISSIONS = ROLES + "no-rights";
  private static final UserId LATE = new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-00000000000e");
  private static final AccountRegion HOME = AccountRegion.example();
  private static final PolicyDocument FULL_S3_ACCESS =
      PolicyDocument.of(
          Map.of("Statement", Map.of("Effect", "Allow", "Action", "s3:*", "Resource", "*")));

  private final Sandbox sandbox;
  private final EventBridgeClient eventBridge;
  private final SqsClient sqs;
  private final CloudWatchClient cloudWatch;
  private final SageMakerClient sageMaker;

  InjectedFaults(SandboxedCompany company) {
    sandbox = company.sandbox;
    eventBridge = client(EventBridgeClient.builder());
    sqs = client(SqsClient.builder());
    cloudWatch = client(CloudWatchClient.builder());
    sageMaker = client(SageMakerClient.builder());
  }

  private <B extends AwsClientBuilder<B, C>, C> C client(B builder) {
    return builder
        .endpointOverride(sandbox.endpoint().uri())
        .region(software.amazon.awssdk.regions.Region.EU_WEST_1)
        .build();
  }

  /** Adds the roles of the sample rows. */
  void addMappedRoles() {
    sandbox.cloud().roles().add(role("data-scientist", "sagemaker"));
    sandbox.cloud().roles().add(role("ml-engineer", "sagemaker"));
  }

  Stream<InjectedFault> all() {
    return Stream.of(
            trails(),
            events(),
            identityCenter(),
            keys(),
            rows(),
            domains(),
            profiles(),
            roles(),
            operation())
        .flatMap(faults -> faults);
  }

  private Stream<InjectedFault> trails() {
    Trail sound = Trail.recommended(HOME.accountId(), HOME.region());
    return Stream.of(
        trail(
            "a trail that is not logging", "trail-logs", "start-logging", sound.withLogging(false)),
        trail(
            "a trail of read events only",
            "trail-records-changes",
            "put-event-selectors",
            sound.withWriteEvents(false)),
        trail(
            "a trail of another region",
            "trail-covers-region",
            "create-trail",
            sound.withHomeRegion("us-east-1", false)));
  }

  private InjectedFault trail(String name, String check, String fix, Trail replacement) {
    List<Trail> before = sandbox.cloud().trails().all();
    return new InjectedFault(
        name,
        check,
        "fault",
        "aws cloudtrail " + fix,
        () -> sandbox.cloud().trails().replaceWith(List.of(replacement)),
        () -> sandbox.cloud().trails().replaceWith(before));
  }

  private Stream<InjectedFault> events() {
    String rule = physical("UserChangesRule");
    String target = sandbox.template().rules().get("UserChangesRule").targets().getFirst().arn();
    String queue = sandbox.template().queues().get("DeprovisionerQueue").url();
    String policy =
        sqs.getQueueAttributes(get -> get.queueUrl(queue).attributeNames(QueueAttributeName.POLICY))
            .attributes()
            .get(QueueAttributeName.POLICY);
    return Stream.of(
        new InjectedFault(
            "a disabled rule",
            "rules-enabled",
            "fault",
            "aws events enable-rule --region eu-west-1 --name " + rule,
            () -> eventBridge.disableRule(disable -> disable.name(rule)),
            () -> eventBridge.enableRule(enable -> enable.name(rule))),
        new InjectedFault(
            "a rule without its target",
            "rule-targets",
            "fault",
            "aws events put-targets --region eu-west-1 --rule " + rule,
            () -> eventBridge.removeTargets(remove -> remove.rule(rule).ids("DeprovisionerQueue")),
            () ->
                eventBridge.putTargets(
                    put -> put.rule(rule).targets(it -> it.id("DeprovisionerQueue").arn(target)))),
        new InjectedFault(
            "a queue without a policy",
            "queue-policies",
            "fault",
            "aws sqs set-queue-attributes",
            () -> set(queue, ""),
            () -> set(queue, policy)),
        new InjectedFault(
            "a dead letter",
            "dead-letters",
            "warning",
            "studioctl dlq list",
            () -> sandbox.send("SweeperDeadLetterQueue", "{}"),
            () ->
                sandbox
                    .queues()
                    .purge(sandbox.template().queues().get("SweeperDeadLetterQueue").name())));
  }

  private void set(String queue, String policy) {
    sqs.setQueueAttributes(
        set -> set.queueUrl(queue).attributes(Map.of(QueueAttributeName.POLICY, policy)));
  }

  private Stream<InjectedFault> identityCenter() {
    Key key = directoryKey();
    String another = key.arn().replace("key/0123", "key/9999");
    sandbox.cloud().keys().put(new Key(another, key.policy()));
    return Stream.of(
        instance(
            "a delegated administrator with the default parameter",
            "identity-center-owner",
            "set the parameter IdentityCenterAccountId to 999988887777",
            it -> it.ownedBy("999988887777")),
        instance(
            "a key that the parameter does not name",
            "directory-key",
            "set the parameter IdentityCenterKeyArn to " + another,
            it -> it.encryptedWith(another)),
        instance(
            "an identity store that restricts networks",
            "directory-readable",
            "aws identitystore describe-identity-store",
            Instance::closedToTheNetwork));
  }

  private InjectedFault instance(
      String name, String check, String fix, UnaryOperator<Instance> change) {
    Instance sound = sandbox.cloud().instance();
    return new InjectedFault(
        name,
        check,
        "fault",
        fix,
        () -> sandbox.cloud().changeInstance(change),
        () -> sandbox.cloud().changeInstance(_ -> sound));
  }

  private Key directoryKey() {
    return sandbox
        .cloud()
        .keys()
        .find(sandbox.cloud().instance().keyArn().orElseThrow())
        .orElseThrow();
  }

  private Stream<InjectedFault> keys() {
    Key sound = directoryKey();
    ResourcePolicy forNobody =
        ResourcePolicy.of(
            Map.of(
                "Statement",
                Map.of("Effect", "Deny", "Principal", "*", "Action", "kms:*", "Resource", "*")));
    return Stream.of(
        key("a key that refuses", "in the key's policy", sound.withPolicy(forNobody)),
        key("a disabled key", "aws kms enable-key", sound.in(Key.State.DISABLED)),
        key(
            "a key that waits for its deletion",
            "aws kms cancel-key-deletion",
            sound.in(Key.State.PENDING_DELETION)),
        new InjectedFault(
            "a deleted key",
            "directory-readable",
            "fault",
            "aws sso-admin describe-instance",
            () -> sandbox.cloud().keys().delete(sound.arn()),
            () -> sandbox.cloud().keys().put(sound)));
  }

  private InjectedFault key(String name, String fix, Key replacement) {
    Key sound = directoryKey();
    return new InjectedFault(
        name,
        "directory-readable",
        "fault",
        fix,
        () -> sandbox.cloud().keys().put(replacement),
        () -> sandbox.cloud().keys().put(sound));
  }

  private Stream<InjectedFault> rows() {
    String staff = Company.OFFICE_STAFF.displayName();
    return Stream.of(
        row("an invalid row", "rows-readable", staff, Company.DOMAIN, "no-arn"),
        row(
            "a row with an unknown group",
            "groups-exist",
            "nobody",
            Company.DOMAIN,
            ROLES + "ml-engineer"),
        row("a row with an unknown domain", "domains", staff, "d-missing", ROLES + "ml-engineer"),
        row(
            "a role that is not allowed",
            "roles-allowed",
            staff,
            Company.DOMAIN,
            "arn:aws:iam::111122223333:role/other/ml-engineer"),
        row("a role that does not exist", "roles-trust", staff, Company.DOMAIN, ROLES + "missing"),
        hiddenInstanceTypes());
  }

  /** A row that hides types which its role does not deny. */
  private InjectedFault hiddenInstanceTypes() {
    String table = sandbox.table("MappingTable");
    Map<String, AttributeValue> key =
        Map.of(
            "groupName", AttributeValue.fromS(Company.DATA_SCIENTISTS.displayName()),
            "domainId", AttributeValue.fromS(Company.DOMAIN));
    AttributeValue types = AttributeValue.fromL(List.of(AttributeValue.fromS("ml.p5.48xlarge")));
    AttributeValue settings =
        AttributeValue.fromM(
            Map.of(
                "StudioWebPortalSettings",
                AttributeValue.fromM(Map.of("HiddenInstanceTypes", types))));
    return new InjectedFault(
        "hidden instance types that the role does not deny",
        "instance-types",
        "warning",
        "sagemaker:InstanceTypes",
        () ->
            sandbox
                .dynamoDb()
                .updateItem(
                    update ->
                        update
                            .tableName(table)
                            .key(key)
                            .updateExpression("SET userSettings = :settings")
                            .expressionAttributeValues(Map.of(":settings", settings))),
        () ->
            sandbox
                .dynamoDb()
                .updateItem(
                    update ->
                        update.tableName(table).key(key).updateExpression("REMOVE userSettings")));
  }

  private InjectedFault row(String name, String check, String group, String domain, String role) {
    Map<String, AttributeValue> key =
        Map.of("groupName", AttributeValue.fromS(group), "domainId", AttributeValue.fromS(domain));
    Map<String, AttributeValue> item = new HashMap<>(key);
    item.put("roleArn", AttributeValue.fromS(role));
    String table = sandbox.table("MappingTable");
    return new InjectedFault(
        name,
        check,
        "fault",
        check.equals("roles-allowed") ? "AllowedRoleArns" : "studioctl mapping apply",
        () -> sandbox.dynamoDb().putItem(put -> put.tableName(table).item(item)),
        () -> sandbox.dynamoDb().deleteItem(delete -> delete.tableName(table).key(key)));
  }

  private Stream<InjectedFault> domains() {
    DescribeDomainResponse domain = sandbox.cloud().studio().domains().getFirst();
    Assignment assignment =
        new Assignment(
            domain.singleSignOnApplicationArn(),
            PrincipalType.GROUP,
            Company.DATA_SCIENTISTS.groupId());
    return Stream.of(
        new InjectedFault(
            "a domain in IAM mode",
            "domains",
            "fault",
            "templates/studio-domain.yaml",
            () -> replace(domain, it -> it.authMode(AuthMode.IAM)),
            () -> replace(domain, _ -> {})),
        new InjectedFault(
            "an assignment that was removed",
            "group-assignments",
            "fault",
            "aws sso-admin create-application-assignment",
            () -> sandbox.cloud().assignments().remove(assignment),
            () -> sandbox.cloud().assignments().add(assignment)),
        new InjectedFault(
            "a default role with permissions",
            "default-roles",
            "fault",
            "aws sagemaker update-domain",
            () ->
                sandbox
                    .cloud()
                    .roles()
                    .add(new Role(NO_PERMISSIONS, trust("sagemaker"), List.of(FULL_S3_ACCESS))),
            () -> sandbox.cloud().roles().delete(NO_PERMISSIONS)));
  }

  private void replace(
      DescribeDomainResponse domain, Consumer<DescribeDomainResponse.Builder> change) {
    sandbox
        .cloud()
        .studio()
        .addDomain(
            domain.domainName(),
            it -> {
              it.domainArn(domain.domainArn())
                  .domainId(domain.domainId())
                  .url(domain.url())
                  .singleSignOnApplicationArn(domain.singleSignOnApplicationArn());
              change.accept(it);
            });
  }

  private Stream<InjectedFault> profiles() {
    String arn =
        sandbox.cloud().studio().profiles().stream()
            .filter(profile -> profile.userProfileName().equals("ana"))
            .map(DescribeUserProfileResponse::userProfileArn)
            .findFirst()
            .orElseThrow();
    return Stream.of(
        quota("a full account", 2, "fault"),
        quota("an account that is almost full", 2.1, "warning"),
        untagged(arn, "studio-access:managed-by", "studio-access"),
        untagged(arn, "studio-access:user-id", Company.ANA.userId()));
  }

  private InjectedFault quota(String name, double value, String status) {
    return new InjectedFault(
        name,
        "user-profile-quota",
        status,
        "aws service-quotas request-service-quota-increase --region eu-west-1",
        () -> sandbox.cloud().quotas().apply(HOME, value),
        () -> sandbox.cloud().quotas().reset(HOME));
  }

  private InjectedFault untagged(String arn, String tag, String value) {
    return new InjectedFault(
        "a profile without the tag " + tag,
        "profile-tags",
        "fault",
        "aws sagemaker add-tags --region eu-west-1 --resource-arn %s --tags Key=%s,Value=%s"
            .formatted(arn, tag, value),
        () -> sageMaker.deleteTags(delete -> delete.resourceArn(arn).tagKeys(tag)),
        () -> sageMaker.addTags(add -> add.resourceArn(arn).tags(t -> t.key(tag).value(value))));
  }

  private Stream<InjectedFault> roles() {
    Role mapped = sandbox.cloud().roles().find(ROLES + "data-scientist").orElseThrow();
    Role quarantine =
        sandbox
            .cloud()
            .roles()
            .find(sandbox.template().stack().outputs().get("QuarantineRoleArn"))
            .orElseThrow();
    return Stream.of(
        new InjectedFault(
            "a role that trusts another service",
            "roles-trust",
            "fault",
            "aws iam update-assume-role-policy --role-name data-scientist",
            () -> replace(new Role(mapped.arn(), trust("lambda"), List.of())),
            () -> replace(mapped)),
        new InjectedFault(
            "a quarantine role with permissions",
            "quarantine-role",
            "fault",
            "aws iam delete-role-policy",
            () -> replace(new Role(quarantine.arn(), quarantine.trust(), List.of(FULL_S3_ACCESS))),
            () -> replace(quarantine)),
        new InjectedFault(
            "no quarantine role",
            "quarantine-role",
            "fault",
            "deploy template.yaml again",
            () -> sandbox.cloud().roles().delete(quarantine.arn()),
            () -> sandbox.cloud().roles().add(quarantine)));
  }

  private void replace(Role role) {
    sandbox.cloud().roles().delete(role.arn());
    sandbox.cloud().roles().add(role);
  }

  private static Role role(String name, String service) {
    return new Role(ROLES + name, trust(service), List.of());
  }

  private static ResourcePolicy trust(String service) {
    return ResourcePolicy.ofTrustPolicy(
        Map.of(
            "Statement",
            Map.of(
                "Effect",
                "Allow",
                "Principal",
                Map.of("Service", service + ".amazonaws.com"),
                "Action",
                "sts:AssumeRole")));
  }

  private static Map<String, AttributeValue> unrecorded(Instant at) {
    RecordedOutcome outcome =
        new RecordedOutcome(
            LATE,
            Instant.EPOCH,
            at,
            "event-1",
            Cause.NONE,
            "Refused",
            new DomainId("d-abcdefghijkl"),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.of("no such role"));
    UserRecord record =
        new UserRecord(
            Map.of(), Map.of(), Map.of(), Map.of(), Optional.empty(), List.of(), List.of(outcome));
    return UserItem.of(LATE, 1, record);
  }

  private Stream<InjectedFault> operation() {
    String table = sandbox.table("LedgerTable");
    LastSweep last =
        new DynamoDbLedgerReader(sandbox.dynamoDb(), table).read().lastSweep().orElseThrow();
    DynamoDbSweepRecorder recorder =
        new DynamoDbSweepRecorder(sandbox.dynamoDb(), table, sandbox.clock());
    LastSweep old = new LastSweep(last.at().minus(Duration.ofDays(400)), 2, 2, 2, 0, 0);
    String alarm =
        sandbox.template().stack().resources().stream()
            .filter(resource -> resource.type().equals("AWS::CloudWatch::Alarm"))
            .map(StackResource::physicalId)
            .findFirst()
            .orElseThrow();
    return Stream.of(
        new InjectedFault(
            "an overdue sweep",
            "last-sweep",
            "fault",
            "studioctl sweep --full",
            () -> recorder.swept(old),
            () -> recorder.swept(last)),
        new InjectedFault(
            "an outcome that the history lacks",
            "history",
            "warning",
            "studioctl sweep --yes",
            () ->
                sandbox.dynamoDb().putItem(put -> put.tableName(table).item(unrecorded(last.at()))),
            () ->
                sandbox
                    .dynamoDb()
                    .deleteItem(
                        delete ->
                            delete
                                .tableName(table)
                                .key(Map.of("pk", AttributeValue.fromS("user#" + LATE))))),
        new InjectedFault(
            "an alarm in ALARM state",
            "alarms",
            "warning",
            "docs/runbook.md",
            () -> setAlarm(alarm, StateValue.ALARM),
            () -> setAlarm(alarm, StateValue.OK)));
  }

  private void setAlarm(String alarm, StateValue state) {
    cloudWatch.setAlarmState(
        set -> set.alarmName(alarm).stateValue(state).stateReason("set by a test"));
  }

  private String physical(String logicalId) {
    return sandbox.template().rules().get(logicalId).name();
  }
}
