package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.integration.template.StudioAccount;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import io.studioaccess.sandbox.stack.DeployedTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/**
 * Identity Center in one account, the stack in another, and domains in two more, in regions of
 * their own.
 */
@Order(1)
class SeveralAccountsIT {
  private static final AccountRegion IDENTITY_CENTER =
      new AccountRegion("777788889999", "eu-north-1");

  private static Stack stack;
  private static DeployedTemplate directoryAccount;
  private static Away research;
  private static Away finance;

  /** A Studio account other than the stack's: one domain, one group that is mapped to it. */
  private record Away(AccountRegion place, String domain, Group group) {

    static Away with(AccountRegion place, String groupName) {
      stack.sandbox.deploy(
          StudioAccount.TEMPLATE, place, StudioAccount.parameters(place.accountId()));
      Away away =
          new Away(
              place,
              stack
                  .sandbox
                  .cloud()
                  .studios()
                  .in(place.accountId(), place.region())
                  .addDomain(groupName)
                  .domainId(),
              stack.sandbox.cloud().directory().addGroup(groupName));
      new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
          .putAll(List.of(away.row()));
      return away;
    }

    @Override
    public String toString() {
      return group.displayName();
    }

    private MappingRow row() {
      return rowOf(group);
    }

    MappingRow rowOf(Group mapped) {
      return new MappingRow(
          new GroupName(mapped.displayName()),
          new DomainId(domain),
          Optional.of(new Region(place.region())),
          new RoleArn(role()),
          100,
          Optional.empty(),
          true,
          "",
          UserSettings.NONE,
          Optional.empty());
    }

    String role() {
      return iam("studio/" + group.displayName());
    }

    String accessRole(String function) {
      return iam("studio-access/studio-access-" + function);
    }

    String quarantineRole() {
      return iam("studio-access/studio-access-quarantine");
    }

    private String iam(String role) {
      return "arn:aws:iam::%s:role/%s".formatted(place.accountId(), role);
    }

    Studio studio() {
      return stack.sandbox.cloud().studios().in(place.accountId(), place.region());
    }

    Optional<DescribeUserProfileResponse> profileOf(User user) {
      return studio().profiles().stream()
          .filter(profile -> user.userName().equals(profile.singleSignOnUserValue()))
          .findFirst();
    }

    String roleOf(User user) {
      return profileOf(user).orElseThrow().userSettings().executionRole();
    }

    Assignment assignmentOf(Group assigned) {
      String application =
          studio().domains().stream()
              .filter(it -> it.domainId().equals(domain))
              .findFirst()
              .orElseThrow()
              .singleSignOnApplicationArn();
      return new Assignment(application, PrincipalType.GROUP, assigned.groupId());
    }

    List<Call> calls(String operation) {
      return stack.calls(operation).stream()
          .filter(call -> call.accountId().equals(place.accountId()))
          .filter(call -> call.region().equals(place.region()))
          .toList();
    }
  }

  @BeforeAll
  static void start() {
    stack =
        new Stack(
            Stack.asTheTemplateHasIt()
                .withIdentityCenter(IDENTITY_CENTER)
                .withParameter("IdentityCenterRegion", IDENTITY_CENTER.region())
                .withParameter("StudioAccountIds", "444455556666,555566667777")
                .withParameter("ExternalId", StudioAccount.EXTERNAL_ID)
                .withParameter("SweepSchedule", "rate(365 days)"));
    directoryAccount =
        stack.sandbox.deploy(
            TestRepository.root().resolve("templates/identity-center-account.yaml"),
            IDENTITY_CENTER,
            Map.of("TargetEventBusArn", AccountRegion.example().defaultBus().arn()));
    research = Away.with(new AccountRegion("444455556666", "eu-central-1"), "research");
    finance = Away.with(new AccountRegion("555566667777", "us-east-1"), "finance");
    stack.letTheMappingBeReadAgain();
    stack.sandbox.settle();
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  static Stream<Away> accounts() {
    return Stream.of(research, finance);
  }

  private static User joins(Group group) {
    return joins(stack.newUser(), group);
  }

  private static User joins(User user, Group group) {
    stack.join(user, group);
    directoryAccount.publish(stack.event("add-member-to-group.console.json", user, group));
    stack.sandbox.settle();
    return user;
  }

  private static void leaves(User user, Group group) {
    stack.leave(user, group);
    directoryAccount.publish(stack.event("remove-member-from-group.console.json", user, group));
  }

  /** From now on nobody can assume it, and its sessions are worth nothing. */
  private static Roles.Role removed(String accessRole) {
    Roles roles = stack.sandbox.cloud().roles();
    Roles.Role role = roles.find(accessRole).orElseThrow();
    roles.delete(accessRole);
    return role;
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void tagsFollowTheRowAcrossAccounts(Away away) {
    // Given
    Group tagged = stack.sandbox.cloud().directory().addGroup("tagged-" + away);
    map(away.rowOf(tagged).withTags(new RowTags(Map.of("team", "blue"))));
    User user = joins(tagged);

    // When
    map(away.rowOf(tagged).withTags(new RowTags(Map.of("unit", "green"))));

    // Then
    assertThat(away.studio().tags(away.profileOf(user).orElseThrow().userProfileArn()))
        .containsEntry("unit", "green")
        .doesNotContainKey("team");
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void assignmentsAreKeptAcrossAccounts(Away away) {
    // Given
    Group staying = stack.sandbox.cloud().directory().addGroup("staying-" + away);
    Group leaving = stack.sandbox.cloud().directory().addGroup("leaving-" + away);
    map(away.rowOf(staying));
    map(away.rowOf(leaving));
    joins(staying);
    User leaver = joins(leaving);
    leaves(leaver, leaving);
    stack.sandbox.settle();

    // When
    unmap(leaving, away);
    stack.sandbox.cloud().assignments().remove(away.assignmentOf(staying));
    assertThat(stack.sandbox.fireSchedule("SweepRule")).isNotEmpty();
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.cloud().assignments().has(away.assignmentOf(staying))).isTrue();
    assertThat(stack.sandbox.cloud().assignments().has(away.assignmentOf(leaving))).isFalse();
  }

  private static void map(MappingRow row) {
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(List.of(row));
    stack.letTheMappingBeReadAgain();
    stack.sandbox.settle();
  }

  private static void unmap(Group group, Away away) {
    stack
        .sandbox
        .dynamoDb()
        .deleteItem(
            delete ->
                delete
                    .tableName(stack.sandbox.table("MappingTable"))
                    .key(
                        Map.of(
                            "groupName", AttributeValue.fromS(group.displayName()),
                            "domainId", AttributeValue.fromS(away.domain()))));
    stack.letTheMappingBeReadAgain();
    stack.sandbox.settle();
  }

  @Test
  void eachGroupIsServedInItsAccountAndRegion() {
    // When
    User scientist = joins(research.group());
    User controller = joins(finance.group());
    User colleague = joins(Company.DATA_SCIENTISTS);

    // Then
    assertThat(research.roleOf(scientist)).isEqualTo(research.role());
    assertThat(finance.roleOf(controller)).isEqualTo(finance.role());
    assertThat(stack.profileOf(colleague)).isPresent();
    assertThat(stack.lastDetail(scientist))
        .containsEntry("domainId", research.domain())
        .containsEntry("url", research.studio().domains().iterator().next().url());
    assertThat(research.calls("CreateApplicationAssignment"))
        .as("in a region to which Identity Center is not replicated")
        .noneMatch(Call::succeeded);
    assertThat(stack.calls("CreateApplicationAssignment"))
        .extracting(Call::accountId)
        .contains("444455556666", "555566667777", "111122223333");
  }

  @Test
  void theSessionNameContainsTheEventId() {
    // Given
    stack.sandbox.clock().advance(Duration.ofHours(2));
    User user = stack.newUser();
    stack.join(user, research.group());
    Map<String, Object> event =
        stack.event("add-member-to-group.console.json", user, research.group());

    // When
    directoryAccount.publish(event);
    stack.sandbox.settle();

    // Then
    assertThat(research.roleOf(user)).isEqualTo(research.role());
    assertThat(research.calls("CreateUserProfile").getLast().sessionName())
        .isEqualTo("studio-access-" + Stack.asMap(event.get("detail")).get("eventID"));
  }

  @Test
  void credentialsAreRenewedOnlyWhenTheyExpire() {
    // Given
    User first = joins(research.group());
    joins(research.group());
    int assumed = stack.calls("AssumeRole").size();

    // When
    joins(research.group());

    // Then a second instance of the function may ask for its own
    assertThat(stack.calls("AssumeRole").size()).isLessThanOrEqualTo(assumed + 1);

    // When
    stack.sandbox.clock().advance(Duration.ofHours(3));
    leaves(first, research.group());
    User second = joins(research.group());

    // Then
    assertThat(research.roleOf(second)).isEqualTo(research.role());
    assertThat(research.roleOf(first)).isEqualTo(research.quarantineRole());
    assertThat(stack.calls("AssumeRole").size()).isGreaterThan(assumed);
    assertThat(stack.calls("DescribeUserProfile"))
        .filteredOn(call -> call.at().isAfter(stack.sandbox.clock().instant().minusSeconds(3_600)))
        .allMatch(call -> !"ExpiredTokenException".equals(call.errorCode()));
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void leavingReturningAndLeavingWorksAcrossAccounts(Away away) {
    // Given
    User user = joins(away.group());
    String profile = away.profileOf(user).orElseThrow().userProfileName();
    away.studio().addSpace(away.domain(), profile + "-own", profile, SharingType.PRIVATE);
    away.studio().startAppInSpace(away.domain(), profile + "-own", AppType.JUPYTER_LAB, "default");
    stack.sandbox.clock().advance(Duration.ofMinutes(5));

    // When
    leaves(user, away.group());
    stack.sandbox.settle();

    // Then
    assertThat(away.roleOf(user)).isEqualTo(away.quarantineRole());

    // When
    stack.sandbox.clock().advance(Duration.ofDays(2));
    joins(user, away.group());

    // Then
    assertThat(away.roleOf(user)).isEqualTo(away.role());

    // When
    leaves(user, away.group());
    stack.sandbox.settle();
    stack.sandbox.clock().advance(Duration.ofDays(8));
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(away.profileOf(user)).isEmpty();
    assertThat(away.studio().spaces()).isEmpty();
    assertThat(stack.outcomesOf(user))
        .containsExactly("Granted", "Quarantined", "Restored", "Quarantined", "Revoked");
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void leavingDuringCreationRevokesTheProfile(Away away) {
    // Given
    User user = stack.newUser();
    stack.join(user, away.group());
    directoryAccount.publish(stack.event("add-member-to-group.console.json", user, away.group()));
    stack.sandbox.settleForNow();

    // When
    leaves(user, away.group());
    stack.sandbox.settle();

    // Then
    assertThat(away.roleOf(user)).isEqualTo(away.quarantineRole());
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void aManualProfileIsReadAndKept(Away away) {
    // Given
    User user = stack.newUser();
    away.studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(away.domain())
                .userProfileName("by-hand")
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .build());

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(away.profileOf(user)).isPresent();
    assertThat(stack.outcomesOf(user)).isEmpty();
  }

  @Test
  @ProvokesDenial("sts:AssumeRole")
  void anAccountWithoutAccessRoleStopsNoOther() {
    // Given
    joins(research.group());
    Roles.Role role = removed(research.accessRole("provisioner"));

    // When
    User refused = joins(research.group());
    User served = joins(finance.group());

    // Then
    assertThat(stack.outcomesOf(refused)).containsExactly("Refused");
    assertThat(stack.lastReason(refused))
        .contains(
            research.accessRole("provisioner"), "templates/studio-account.yaml", "444455556666");
    assertThat(finance.roleOf(served)).isEqualTo(finance.role());
    assertThat(stack.sandbox.depth("ProvisionerDeadLetterQueue").total()).isZero();

    // When
    stack.sandbox.cloud().roles().add(role);
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(research.roleOf(refused)).isEqualTo(research.role());
  }

  @Test
  @ProvokesDenial("sts:AssumeRole")
  void revocationWithoutAccessRoleIsBlockedThenDone() {
    // Given
    User user = joins(research.group());
    Roles.Role role = removed(research.accessRole("deprovisioner"));

    // When
    leaves(user, research.group());
    boolean unused =
        stack.sandbox.settleUntil(stack.sandbox.clock().instant().plus(Duration.ofMinutes(40)));

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Blocked");
    assertThat(stack.lastReason(user)).contains(research.accessRole("deprovisioner"));

    // When
    stack.sandbox.cloud().roles().add(role);
    stack.sandbox.settle();

    // Then
    assertThat(research.roleOf(user)).isEqualTo(research.quarantineRole());
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void theSweepFindsAManuallyChangedRole(Away away) {
    // Given
    User user = joins(away.group());
    stack.sandbox.clock().advance(Duration.ofMinutes(5));
    stack.byHandIn(
        away.place(),
        sageMaker ->
            sageMaker.updateUserProfile(
                update ->
                    update
                        .domainId(away.domain())
                        .userProfileName(user.userName())
                        .userSettings(s -> s.executionRole(away.role() + "-other"))));
    stack.sandbox.clock().advance(Duration.ofMinutes(5));

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(away.roleOf(user)).isEqualTo(away.role());
  }

  @ParameterizedTest
  @MethodSource("accounts")
  void aDefaultRoleWithPermissionsIsReported(Away away) {
    // Given
    stack
        .sandbox
        .cloud()
        .roles()
        .add(
            new Roles.Role(
                "arn:aws:iam::%s:role/studio/no-rights".formatted(away.place().accountId()),
                stack.sandbox.cloud().roles().find(away.quarantineRole()).orElseThrow().trust(),
                List.of(
                    PolicyDocument.of(
                        Map.of(
                            "Statement",
                            Map.of(
                                "Effect", "Allow",
                                "Action", "s3:GetObject",
                                "Resource", "*"))))));

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.log("SweeperFunction"))
        .filteredOn(line -> line.contains("Default role of a domain has permissions"))
        .anySatisfy(
            line -> assertThat(line).contains(away.domain(), "role/studio/no-rights", "policy-0"));
  }
}
