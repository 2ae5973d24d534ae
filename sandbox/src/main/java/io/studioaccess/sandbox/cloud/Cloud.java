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
import io.studioaccess.sandbox.iam.RolePolicies;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.IdentityStore;
import io.studioaccess.sandbox.sagemaker.SageMaker;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.sagemaker.Studios;
import io.studioaccess.sandbox.ssoadmin.Assignments;
import io.studioaccess.sandbox.ssoadmin.SsoAdmin;
import io.studioaccess.sandbox.sts.SecurityTokenService;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import io.studioaccess.sandbox.wire.Operations;
import java.net.InetSocketAddress;
import java.net.URI;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * The stand-in for AWS: one front door, and the state behind it within reach of tests and the demo.
 */
public final class Cloud implements AutoCloseable {

  private final AccountRegion place;
  private final IdentityCenter identityCenter;
  private final AwsEndpoint door;
  private final Directory directory;
  private final Studios studios;
  private final EventBuses events = new EventBuses();
  private final Assignments assignments = new Assignments();
  private final Roles roles = new Roles();
  private final Stacks stacks = new Stacks();
  private final Trails trails = new Trails();
  private final RuleRegistry rules = new RuleRegistry();
  private final Alarms alarms = new Alarms();

  /**
   * Opens the door there; port 0 takes any free one.
   *
   * @param place of the stack
   */
  public Cloud(
      SandboxClock clock,
      AccountRegion place,
      IdentityCenter identityCenter,
      InetSocketAddress address) {
    this.place = place;
    this.identityCenter = identityCenter;
    door = new AwsEndpoint(clock, address);
    directory = new Directory(identityCenter.identityStoreId());
    studios = new Studios(clock, userName -> directory.userNamed(userName).isPresent());
    IdentityStore.serve(
        door,
        directory,
        identityCenter.place().accountId(),
        identityCenter.place().region(),
        new CloudTrailRecorder(
            identityCenter.place().accountId(),
            identityCenter.place().region(),
            events,
            this::isDirectoryLogged));
    trails.add(Trail.sound(identityCenter.place().accountId(), identityCenter.place().region()));
    CloudTrailApi.serve(door, trails);
    SageMaker.serve(door, studios);
    SsoAdmin.serve(
        door,
        new SsoAdmin.Instance(
            identityCenter.identityStoreId(),
            identityCenter.place().accountId(),
            identityCenter.place().region()),
        assignments,
        this::isApplication,
        this::isPrincipal);
    var ofEventBridge = new Operations();
    new RuleOperations(rules).addTo(ofEventBridge);
    PutEvents.serve(door, events, ofEventBridge);
    CloudWatch.serve(door, alarms);
    SecurityTokenService.serve(door, roles);
    RolePolicies.serve(door, roles);
    CloudFormation.serve(door, stacks);
  }

  private boolean isDirectoryLogged() {
    return trails.tellOf(identityCenter.place().accountId(), identityCenter.place().region());
  }

  /** Identity Center knows the applications of all domains, and answers in its own region. */
  private boolean isApplication(String arn, String region) {
    return identityCenter.place().region().equals(region)
        && studios.all().stream()
            .flatMap(studio -> studio.domains().stream())
            .anyMatch(domain -> arn.equals(domain.singleSignOnApplicationArn()));
  }

  private boolean isPrincipal(PrincipalType type, String id) {
    return switch (type) {
      case USER -> directory.users().stream().anyMatch(user -> user.userId().equals(id));
      case GROUP -> directory.groups().stream().anyMatch(group -> group.groupId().equals(id));
      case UNKNOWN_TO_SDK_VERSION -> false;
    };
  }

  public URI uri() {
    return door.uri();
  }

  public AwsEndpoint door() {
    return door;
  }

  public Directory directory() {
    return directory;
  }

  /** The Studio next to the stack. */
  public Studio studio() {
    return studios.in(place.accountId(), place.region());
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

  /** What is told to EventBridge of the directory's changes. */
  public Trails trails() {
    return trails;
  }

  public RuleRegistry rules() {
    return rules;
  }

  public Alarms alarms() {
    return alarms;
  }

  /** Listen here for what rules would match: PutEvents and CloudTrail's records alike. */
  public EventBuses events() {
    return events;
  }

  @Override
  public void close() {
    door.close();
  }
}
