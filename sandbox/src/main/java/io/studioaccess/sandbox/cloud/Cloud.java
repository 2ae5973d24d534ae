package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloudformation.ChangeSets;
import io.studioaccess.sandbox.cloudformation.CloudFormation;
import io.studioaccess.sandbox.cloudformation.Stacks;
import io.studioaccess.sandbox.cloudtrail.CloudTrailApi;
import io.studioaccess.sandbox.cloudtrail.CloudTrailRecorder;
import io.studioaccess.sandbox.cloudtrail.Trail;
import io.studioaccess.sandbox.cloudtrail.Trails;
import io.studioaccess.sandbox.cloudwatch.Alarms;
import io.studioaccess.sandbox.cloudwatch.CloudWatch;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.eventbridge.PutEvents;
import io.studioaccess.sandbox.eventbridge.RuleOperations;
import io.studioaccess.sandbox.eventbridge.RuleRegistry;
import io.studioaccess.sandbox.iam.Iam;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.identitycenter.Encryption;
import io.studioaccess.sandbox.identitycenter.Instance;
import io.studioaccess.sandbox.identitystore.Console;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.IdentityStore;
import io.studioaccess.sandbox.identitystore.NativeEventSender;
import io.studioaccess.sandbox.kms.Keys;
import io.studioaccess.sandbox.sagemaker.SageMaker;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.sagemaker.Studios;
import io.studioaccess.sandbox.servicequotas.Quotas;
import io.studioaccess.sandbox.servicequotas.ServiceQuotasApi;
import io.studioaccess.sandbox.ssoadmin.Assignments;
import io.studioaccess.sandbox.ssoadmin.OtherInstances;
import io.studioaccess.sandbox.ssoadmin.SsoAdmin;
import io.studioaccess.sandbox.sts.SecurityTokenService;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * The stand-in for AWS: one endpoint, and the state behind it, which tests and the demo can access.
 */
public final class Cloud implements AutoCloseable {

  private final AccountRegion accountRegion;
  private volatile Instance instance;
  private final AwsEndpoint endpoint;
  private final ChangeSets changeSets;
  private final Keys keys;
  private final Directory directory;
  private final Console console;
  private final Studios studios;
  private final EventBuses eventBuses = new EventBuses();
  private final Assignments assignments = new Assignments();
  private final OtherInstances otherInstances = new OtherInstances();
  private final Roles roles = new Roles();
  private final Stacks stacks = new Stacks();
  private final Trails trails = new Trails();
  private final RuleRegistry rules = new RuleRegistry();
  private final Alarms alarms = new Alarms();
  private final Quotas quotas = new Quotas();

  /**
   * Starts the endpoint at the address; port 0 takes any free port.
   *
   * @param accountRegion where the stack is deployed
   */
  public Cloud(
      SandboxClock clock,
      AccountRegion accountRegion,
      IdentityCenter identityCenter,
      InetSocketAddress address) {
    this(clock, accountRegion, identityCenter, DirectoryEventKinds.BOTH, address);
  }

  /**
   * Starts the endpoint likewise.
   *
   * @param directoryEvents which events a change of the directory causes
   */
  public Cloud(
      SandboxClock clock,
      AccountRegion accountRegion,
      IdentityCenter identityCenter,
      DirectoryEventKinds directoryEvents,
      InetSocketAddress address) {
    this.accountRegion = accountRegion;
    instance = identityCenter.instance();
    endpoint = new AwsEndpoint(clock, address);
    changeSets = new ChangeSets(endpoint.objects());
    keys = new Keys(endpoint.uri().getPort());
    var encryption = new Encryption(keys);
    directory = new Directory(identityCenter.identityStoreId(), clock);
    studios = new Studios(clock, userName -> directory.findUserByName(userName).isPresent());
    String primaryRegion = identityCenter.accountRegion().region();
    var trail =
        new CloudTrailRecorder(
            primaryRegion,
            eventBuses,
            account -> trails.anyDeliversWriteEventsOf(account, primaryRegion));
    var nativeEvents =
        new NativeEventSender(
            directory, this::instance, eventBuses, directoryEvents.ofIdentityStore());
    IdentityStore.serve(endpoint, directory, this::instance, encryption, trail, nativeEvents);
    console = new Console(directory, trail, nativeEvents, this::instance, clock);
    if (directoryEvents.ofTrail()) {
      trails.add(Trail.recommended(identityCenter.accountRegion().accountId(), primaryRegion));
      identityCenter
          .delegatedAdministrator()
          .ifPresent(account -> trails.add(Trail.recommended(account, primaryRegion)));
    }
    CloudTrailApi.serve(endpoint, trails);
    SageMaker.serve(endpoint, studios);
    SsoAdmin.serve(
        endpoint,
        this::instance,
        otherInstances,
        encryption,
        assignments,
        this::applicationExists,
        this::principalExists);
    var eventBridgeOperations = new Operations();
    new RuleOperations(rules).addTo(eventBridgeOperations);
    PutEvents.serve(endpoint, eventBuses, eventBridgeOperations);
    CloudWatch.serve(endpoint, alarms);
    SecurityTokenService.serve(endpoint, roles);
    Iam.serve(endpoint, roles);
    CloudFormation.serve(endpoint, stacks, changeSets);
    ServiceQuotasApi.serve(endpoint, quotas);
  }

  /** Identity Center has the applications of all domains, each in one region. */
  private boolean applicationExists(String arn, String region) {
    return studios.all().stream()
        .flatMap(studio -> studio.domains().stream())
        .filter(domain -> arn.equals(domain.singleSignOnApplicationArn()))
        .map(domain -> domain.domainArn().split(":", 6)[3])
        .anyMatch(own -> instance.regionOfApplicationIn(own).equals(region));
  }

  private boolean principalExists(PrincipalType type, String id) {
    return switch (type) {
      case USER -> directory.users().stream().anyMatch(user -> user.userId().equals(id));
      case GROUP -> directory.groups().stream().anyMatch(group -> group.groupId().equals(id));
      case UNKNOWN_TO_SDK_VERSION -> false;
    };
  }

  public URI uri() {
    return endpoint.uri();
  }

  public AwsEndpoint endpoint() {
    return endpoint;
  }

  /** The instance of Identity Center at the moment. */
  public Instance instance() {
    return instance;
  }

  /** Changes the instance. Calls see it at once. */
  public synchronized void changeInstance(UnaryOperator<Instance> change) {
    instance = change.apply(instance);
  }

  /** Instances of Identity Center besides it. */
  public OtherInstances otherInstances() {
    return otherInstances;
  }

  /** The customers' keys. */
  public Keys keys() {
    return keys;
  }

  public Directory directory() {
    return directory;
  }

  /** Identity Center's console. */
  public Console console() {
    return console;
  }

  /** The Studio in the stack's account and region. */
  public Studio studio() {
    return studios.in(accountRegion.accountId(), accountRegion.region());
  }

  public Studios studios() {
    return studios;
  }

  public Assignments assignments() {
    return assignments;
  }

  public Roles roles() {
    return roles;
  }

  public Stacks stacks() {
    return stacks;
  }

  /** CloudFormation's change sets, for a sandbox without a stack. */
  public ChangeSets changeSets() {
    return changeSets;
  }

  /** The trails, which decide whether EventBridge receives directory changes. */
  public Trails trails() {
    return trails;
  }

  public RuleRegistry rules() {
    return rules;
  }

  public Alarms alarms() {
    return alarms;
  }

  public Quotas quotas() {
    return quotas;
  }

  /** The event buses: they carry the events of PutEvents and CloudTrail's records. */
  public EventBuses eventBuses() {
    return eventBuses;
  }

  @Override
  public void close() {
    endpoint.close();
  }
}
