package io.studioaccess.studioctl;

import io.studioaccess.aws.dynamodb.DynamoDbDecisions;
import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.aws.dynamodb.UserItem;
import io.studioaccess.aws.sagemaker.ProfileTags;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.desired.GroupMembership;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.desired.RoleGuard;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.plan.Departure;
import io.studioaccess.reconciler.plan.Hold;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.reconcile.AssignmentRecord;
import io.studioaccess.reconciler.reconcile.Decision;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * People in every state that a plan distinguishes. They are put into the directory, Studio and the
 * ledger directly, so that no event mentions them and no function reconciles them.
 */
public final class MixedCompany {
  /** DynamoDB's limit of a batch. */
  private static final int BATCH = 25;

  private static final DomainId DOMAIN = new DomainId(Company.DOMAIN);
  private static final Region REGION = new Region("eu-west-1");

  private final SandboxedCompany company;
  private final Directory directory;
  private final MappingRows mapping;
  private final RoleGuard guard;
  private final RoleArn quarantineRole;
  private final String ledger;
  private final List<WriteRequest> unwritten = new ArrayList<>();

  /** What is true of a person. */
  public enum Kind {
    /** Nothing differs. */
    SETTLED,
    JOINER,
    MOVER,
    LEAVER,
    DISABLED,
    DELETED,
    HELD,
    RELEASED,
    IN_QUARANTINE,
    DUE,
    RETURNING,
    /** Somebody changed the role of the profile. */
    EDITED,
    /** Somebody deleted the profile. */
    PROFILE_GONE,
    /** The tags say that the profile is ours, and the ledger does not know it. */
    UNRECORDED,
    FOREIGN,
    /** A foreign profile under a name that we would not choose. */
    FOREIGN_NAME,
    /** The first name that we would choose belongs to somebody else's profile. */
    NAME_TAKEN
  }

  public MixedCompany(SandboxedCompany company, StudioctlBeans beans) {
    this.company = company;
    this.directory = company.sandbox.cloud().directory();
    this.mapping = beans.get(GroupMappings.class).current();
    this.guard = beans.get(RoleGuard.class);
    this.ledger = company.sandbox.table("LedgerTable");
    this.quarantineRole =
        beans
            .get(ReconcileSettings.class)
            .revocationRules()
            .forDomain(DomainArn.of(DOMAIN, anyRole(), REGION))
            .quarantineRole();
  }

  private RoleArn anyRole() {
    return mapping.rows().getFirst().role();
  }

  /** The person is in these groups, or was, or will be again. */
  public UserId add(String name, Kind kind, List<Group> groups) {
    User user = directory.addUser(name);
    UserId id = new UserId(user.userId());
    Map<MembershipId, GroupId> memberships = new HashMap<>();
    for (Group group : groups) {
      Membership joined = directory.join(user.userId(), group.groupId());
      if (mapping.mentions(new GroupId(group.groupId()), nameOf(group))) {
        memberships.put(new MembershipId(joined.membershipId()), new GroupId(group.groupId()));
      }
    }
    Desired.Role role = role(groups);
    switch (kind) {
      case SETTLED -> settle(user, role, memberships);
      case JOINER -> {}
      case MOVER -> record(id, granted(profile(user, otherRole(role)), otherRole(role)), Map.of());
      case LEAVER -> {
        settle(user, role, memberships);
        leave(user, groups);
      }
      case DISABLED -> {
        settle(user, role, memberships);
        directory.disable(user.userId());
      }
      case DELETED -> {
        settle(user, role, memberships);
        directory.deleteUser(user.userId());
      }
      case HELD -> hold(user, role, memberships, groups);
      case RELEASED -> {
        hold(user, role, memberships, groups);
        new DynamoDbDecisions(company.sandbox.dynamoDb(), ledger)
            .put(new Decision(Optional.of(id), Verdict.RELEASED, now()));
      }
      case IN_QUARANTINE -> {
        quarantine(user, role, Duration.ofDays(3));
        leave(user, groups);
      }
      case DUE -> {
        quarantine(user, role, Duration.ofDays(-1));
        leave(user, groups);
      }
      case RETURNING -> quarantine(user, role, Duration.ofDays(3));
      case EDITED -> {
        ProfileRecord right = granted(profile(user, otherRole(role)), role);
        record(id, withModified(right, now().minusSeconds(60)), memberships);
      }
      case PROFILE_GONE -> record(id, granted(new ProfileName(user.userName()), role), memberships);
      case UNRECORDED -> profile(user, role);
      case FOREIGN -> profile(user.userName(), user.userName(), role.role(), List.of());
      case FOREIGN_NAME -> {
        DescribeUserProfileResponse made =
            profile("by-hand-" + user.userName(), user.userName(), role.role(), List.of());
        new DynamoDbSweepRecorder(company.sandbox.dynamoDb(), ledger, company.sandbox.clock())
            .foreign(
                new ProfileRef(
                    DomainArn.of(DOMAIN, role.role(), REGION),
                    new ProfileName(made.userProfileName())),
                Optional.of(user.userName()),
                made.lastModifiedTime());
      }
      case NAME_TAKEN -> {
        String other = directory.addUser("holder-of-" + name).userName();
        profile(user.userName(), other, role.role(), List.of());
      }
    }
    return id;
  }

  private void settle(User user, Desired.Role role, Map<MembershipId, GroupId> memberships) {
    record(new UserId(user.userId()), granted(profile(user, role), role), memberships);
  }

  private void hold(
      User user, Desired.Role role, Map<MembershipId, GroupId> memberships, List<Group> groups) {
    ProfileRecord granted = granted(profile(user, role), role);
    Hold hold = new Hold(now().minusSeconds(600), Optional.empty(), false);
    record(
        new UserId(user.userId()),
        copy(granted, granted.state(), granted.modified(), Optional.empty(), Optional.of(hold)),
        memberships);
    leave(user, groups);
  }

  private void quarantine(User user, Desired.Role role, Duration untilDue) {
    DescribeUserProfileResponse profile =
        profile(nameOf(user), user.userName(), quarantineRole, ProfileTags.of(id(user)));
    ProfileRecord granted = granted(profile, role);
    Departure departure =
        new Departure(
            now().plus(untilDue),
            Optional.ofNullable(profile.homeEfsFileSystemUid()),
            "",
            now().minus(Duration.ofDays(4)));
    record(
        id(user),
        copy(
            granted,
            State.QUARANTINED,
            granted.modified(),
            Optional.of(departure),
            Optional.empty()),
        Map.of());
  }

  private void leave(User user, List<Group> groups) {
    groups.forEach(group -> directory.leave(user.userId(), group.groupId()));
  }

  private static UserId id(User user) {
    return new UserId(user.userId());
  }

  private static String nameOf(User user) {
    return ProfileNaming.candidates(new UserName(user.userName()), id(user)).getFirst().value();
  }

  private static Optional<GroupName> nameOf(Group group) {
    return Optional.of(new GroupName(group.displayName()));
  }

  private Desired.Role role(List<Group> groups) {
    List<GroupMembership> memberships =
        groups.stream()
            .map(group -> new GroupMembership(new GroupId(group.groupId()), nameOf(group)))
            .toList();
    return DesiredState.of(memberships, mapping, guard, now()).in(DOMAIN)
            instanceof Desired.Role role
        ? role
        : new Desired.Role(
            new GroupName("none"),
            new GroupId(groups.getFirst().groupId()),
            anyRole(),
            Optional.empty(),
            mapping.rows().getLast().userSettings(),
            Optional.empty());
  }

  private Desired.Role otherRole(Desired.Role role) {
    return new Desired.Role(
        role.group(),
        role.groupId(),
        new RoleArn("arn:aws:iam::111122223333:role/studio/another"),
        role.region(),
        role.settings(),
        role.privateSpaces());
  }

  private DescribeUserProfileResponse profile(User user, Desired.Role role) {
    return profile(nameOf(user), user.userName(), role.role(), ProfileTags.of(id(user)));
  }

  private DescribeUserProfileResponse profile(
      String name, String signInName, RoleArn role, List<Tag> tags) {
    return company
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(Company.DOMAIN)
                .userProfileName(name)
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(signInName)
                .tags(tags)
                .userSettings(settings -> settings.executionRole(role.value()))
                .build());
  }

  private ProfileRecord granted(DescribeUserProfileResponse profile, Desired.Role role) {
    ProfileRecord record = granted(new ProfileName(profile.userProfileName()), role);
    return new ProfileRecord(
        record.name(),
        record.state(),
        record.group(),
        record.role(),
        record.region(),
        record.settings(),
        Optional.empty(),
        Optional.of(role.groupId()),
        Optional.of(profile.creationTime()),
        Optional.of(profile.lastModifiedTime()),
        0,
        record.privateSpaces(),
        Optional.empty(),
        Optional.empty());
  }

  private static ProfileRecord granted(ProfileName name, Desired.Role role) {
    return ProfileRecord.of(name, State.GRANTED, role, REGION);
  }

  private static ProfileRecord withModified(ProfileRecord record, Instant modified) {
    return copy(record, record.state(), Optional.of(modified), record.departure(), record.hold());
  }

  private static ProfileRecord copy(
      ProfileRecord record,
      State state,
      Optional<Instant> modified,
      Optional<Departure> departure,
      Optional<Hold> hold) {
    return new ProfileRecord(
        record.name(),
        state,
        record.group(),
        record.role(),
        record.region(),
        record.settings(),
        record.roleBefore(),
        record.assigned(),
        record.created(),
        modified,
        record.tries(),
        record.privateSpaces(),
        departure,
        hold);
  }

  private void record(UserId user, ProfileRecord profile, Map<MembershipId, GroupId> memberships) {
    UserRecord record =
        new UserRecord(
            Map.of(DOMAIN, profile),
            memberships,
            Map.of(),
            Optional.of(directory.identityStoreId()),
            List.of());
    Map<String, AttributeValue> item = UserItem.of(user, 1, record);
    unwritten.add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
    if (unwritten.size() == BATCH) {
      write();
    }
  }

  /** Writes the rest of the records. */
  public void write() {
    if (!unwritten.isEmpty()) {
      company
          .sandbox
          .dynamoDb()
          .batchWriteItem(batch -> batch.requestItems(Map.of(ledger, List.copyOf(unwritten))));
      unwritten.clear();
    }
  }

  /** Records that the groups are assigned to the application of the domain. */
  public void assign(List<Group> groups) {
    DynamoDbGroupAssignments assignments =
        new DynamoDbGroupAssignments(company.sandbox.dynamoDb(), ledger);
    groups.forEach(
        group ->
            assignments.replace(
                DOMAIN,
                new GroupId(group.groupId()),
                Optional.empty(),
                AssignmentRecord.of(
                    DomainArn.of(DOMAIN, anyRole(), REGION),
                    AssignmentRecord.State.MADE,
                    company.sandbox.clock().instant())));
  }

  private Instant now() {
    return company.sandbox.clock().instant();
  }
}
