package io.studioaccess.sandbox.cloud;

import io.studioaccess.sandbox.clock.SandboxClock;
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
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.IdentityStore;
import io.studioaccess.sandbox.identitystore.NativeEventSender;
import io.studioaccess.sandbox.sagemaker.SageMaker;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.sagemaker.Studios;
import io.studioaccess.sandbox.servicequotas.Quotas;
import io.studioaccess.sandbox.servicequotas.ServiceQuotasApi;
import io.studioaccess.sandbox.ssoadmin.Assignments;
import io.studioaccess.sandbox.ssoadmin.SsoAdmin;
import io.studioaccess.sandbox.sts.SecurityTokenService;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.stream.Stream;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * The stand-in for AWS: one endpoint, and the state behind it, which tests and the demo can access.
 */
public final class Cloud implements AutoCloseable {

  private final AccountRegion accountRegion;
  private final IdentityCenter identityCenter;
  private final AwsEndpoint endpoint;
  private final Directory directory;
  private final Studios studios;
  private final EventBuses eventBuses = new EventBuses();
  private final Assignments assignments = new Assignments();
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
    this(clock, accountRegion, identityCenter, DirectoryEvents.BOTH, address);
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
      DirectoryEvents directoryEvents,
      InetSocketAddress address) {
    this.accountRegion = accountRegion;
    this.identityCenter = identityCenter;
    endpoint = new AwsEndpoint(clock, address);
    directory = new Directory(identityCenter.identityStoreId());
    studios = new Studios(clock, userName -> directory.findUserByName(userName).isPresent());
    IdentityStore.serve(
        endpoint,
        directory,
        identityCenter.accountRegion().accountId(),
        identityCenter.accountRegion().region(),
        new CloudTrailRecorder(
            identityCenter.accountRegion().accountId(),
            identityCenter.accountRegion().region(),
            eventBuses,
            this::directoryChangesReachEventBridge),
        new NativeEventSender(
            directory,
            identityCenter.accountRegion().accountId(),
            regions(identityCenter, directoryEvents),
            eventBuses,
            directoryEvents.ofIdentityStore()));
    if (directoryEvents.ofTrail()) {
      trails.add(
          Trail.recommended(
              identityCenter.accountRegion().accountId(), identityCenter.accountRegion().region()));
    }
    CloudTrailApi.serve(endpoint, trails);
    SageMaker.serve(endpoint, studios);
    SsoAdmin.serve(
        endpoint,
        new SsoAdmin.Instance(
            identityCenter.identityStoreId(),
            identityCenter.accountRegion().accountId(),
            identityCenter.accountRegion().region()),
        assignments,
        this::applicationExists,
        this::principalExists);
    var eventBridgeOperations = new Operations();
    new RuleOperations(rules).addTo(eventBridgeOperations);
    PutEvents.serve(endpoint, eventBuses, eventBridgeOperations);
    CloudWatch.serve(endpoint, alarms);
    SecurityTokenService.serve(endpoint, roles);
    Iam.serve(endpoint, roles);
    CloudFormation.serve(endpoint, stacks);
    ServiceQuotasApi.serve(endpoint, quotas);
  }

  private static List<String> regions(IdentityCenter identityCenter, DirectoryEvents events) {
    return Stream.concat(
            Stream.of(identityCenter.accountRegion().region()), events.replicas().stream())
        .toList();
  }

  private boolean directoryChangesReachEventBridge() {
    return trails.anyDeliversWriteEventsOf(
        identityCenter.accountRegion().accountId(), identityCenter.accountRegion().region());
  }

  /** Identity Center has the applications of all domains, and answers only in its own region. */
  private boolean applicationExists(String arn, String region) {
    return identityCenter.accountRegion().region().equals(region)
        && studios.all().stream()
            .flatMap(studio -> studio.domains().stream())
            .anyMatch(domain -> arn.equals(domain.singleSignOnApplicationArn()));
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

  public Directory directory() {
    return directory;
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
