package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowTags;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** The tags of a row, from the table to the apps. */
@ResourceLock(Stack.SHARED)
class RowTagsIT {
  private static final RoleArn ROLE = new RoleArn("arn:aws:iam::111122223333:role/studio/tagged");
  private static final Map<String, String> FRAUD = Map.of("team", "fraud", "cost-center", "4711");

  private static final Stack stack = Stack.shared();

  private Group group;
  private DomainId domain;

  @AfterAll
  static void nothingWasDenied() {
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
  }

  @BeforeEach
  void aGroupWithARow() {
    String name = "tagged-" + stack.sandbox.cloud().studio().domains().size();
    group = stack.sandbox.cloud().directory().addGroup(name);
    domain = new DomainId(stack.sandbox.cloud().studio().addDomain(name).domainId());
    load(FRAUD);
  }

  @Test
  void aProfileHasThemFromItsCreationAndItsAppsToo() {
    DescribeUserProfileResponse profile = stack.granted(stack.newUser(), group);

    assertThat(tags(profile)).isEqualTo(FRAUD);
    var app =
        stack
            .sandbox
            .cloud()
            .studio()
            .startApp(domain.value(), profile.userProfileName(), AppType.JUPYTER_SERVER, "default");
    assertThat(stack.sandbox.cloud().studio().tags(app.appArn())).containsAllEntriesOf(FRAUD);
  }

  @Test
  void theyFollowTheRowAndOthersStay() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, group);
    tagByHand(profile, "by-hand", "yes");

    // When
    load(Map.of("team", "risk", "project", "apollo"));
    reconcile(user);

    // Then
    assertThat(tags(profile))
        .isEqualTo(Map.of("team", "risk", "project", "apollo", "by-hand", "yes"));
    assertThat(stack.outcomesOf(user)).as("access did not change").containsExactly("Granted");
  }

  @Test
  void withoutTagsInTheRowNoneAreLeft() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse profile = stack.granted(user, group);

    // When
    load(Map.of());
    reconcile(user);

    // Then
    assertThat(tags(profile)).isEmpty();
  }

  @Test
  void aDayOfSweepsBringsChangedTagsBack() {
    // Given
    DescribeUserProfileResponse profile = stack.granted(stack.newUser(), group);
    tagByHand(profile, "team", "mine");

    // When
    for (int hour = 0; hour < 25 && !tags(profile).equals(FRAUD); hour++) {
      boolean unused = stack.sandbox.fireSchedule("SweepRule").isEmpty();
      stack.sandbox.settle();
      stack.sandbox.clock().advance(Duration.ofHours(1));
    }

    // Then
    assertThat(tags(profile)).isEqualTo(FRAUD);
  }

  private void reconcile(User user) {
    stack.publishAdded(user, group);
    stack.sandbox.settle();
  }

  private static void tagByHand(DescribeUserProfileResponse profile, String key, String value) {
    stack.byHand(
        admin ->
            admin.addTags(
                add ->
                    add.resourceArn(profile.userProfileArn())
                        .tags(Tag.builder().key(key).value(value).build())));
  }

  private static Map<String, String> tags(DescribeUserProfileResponse profile) {
    Map<String, String> tags =
        new HashMap<>(stack.sandbox.cloud().studio().tags(profile.userProfileArn()));
    tags.keySet().removeIf(key -> key.startsWith(RowTags.OWN_PREFIX));
    return tags;
  }

  private void load(Map<String, String> tags) {
    new MappingTable(stack.sandbox.dynamoDb(), stack.sandbox.table("MappingTable"))
        .putAll(
            List.of(
                new MappingRow(
                        new GroupName(group.displayName()),
                        domain,
                        Optional.empty(),
                        ROLE,
                        1,
                        Optional.empty(),
                        true,
                        "",
                        UserSettings.NONE,
                        Optional.empty())
                    .withTags(new RowTags(tags))));
    stack.sandbox.clock().advance(Duration.ofMinutes(2));
  }
}
