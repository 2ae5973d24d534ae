package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static io.studioaccess.sandbox.demo.Company.ML_ENGINEERS;
import static io.studioaccess.sandbox.demo.Company.OFFICE_STAFF;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/**
 * What other tools are publicly known to get wrong, by the issue that tells it: who loses what they
 * should keep.
 */
@ResourceLock(Stack.SHARED)
class KnownToolFailuresRevocationIT {
  private static final String LIST = "ListGroupMembershipsForMember";
  private static final String LIST_MEMBERS = "ListGroupMemberships";

  private static final Stack stack = Stack.shared();

  @AfterEach
  void nothingIsDeniedAndNoMessageIsLeft() {
    stack.sandbox.endpoint().faults().clear();
    stack.sandbox.cloud().directory().limitPagesTo(Directory.AWS_PAGE_SIZE);
    assertThat(stack.sandbox.endpoint().calls().denied()).isEmpty();
    assertThat(stack.sandbox.depths().values()).allMatch(depth -> depth.total() == 0);
  }

  /**
   * aws-samples/iam-identity-center-team#279: what ends takes away what something else still
   * grants.
   */
  @Test
  void leavingOneGroupKeepsTheOthersGrant() {
    // Given
    User user = stack.newUser();
    stack.granted(user, ML_ENGINEERS);
    stack.join(user, DATA_SCIENTISTS);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    DescribeUserProfileResponse before = stack.profileOf(user).orElseThrow();

    // When
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).contains(before);
    assertThat(changesOf(before)).containsExactly("CreateUserProfile");
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  /** awslabs/ssosync#88 and #179: whatever the source does not know is deleted, whoever made it. */
  @Test
  void foreignProfilesAreNeverTouched() {
    // Given
    User inNoGroup = stack.newUser();
    User leaver = stack.newUser();
    List<DescribeUserProfileResponse> foreign =
        List.of(
            madeByHand("by-hand-of-nobody-s-group", inNoGroup),
            madeByHand("by-hand-of-a-leaver", leaver));
    stack
        .sandbox
        .cloud()
        .studio()
        .startApp(DOMAIN, "by-hand-of-a-leaver", AppType.JUPYTER_SERVER, "default");

    // When
    stack.publishRemoved(inNoGroup, DATA_SCIENTISTS);
    stack.publishAdded(inNoGroup, DATA_SCIENTISTS);
    stack.sandbox.cloud().directory().deleteUser(leaver.userId());
    stack.sandbox.publish(stack.event("delete-user.api.json", leaver, DATA_SCIENTISTS));
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.cloud().studio().profiles()).containsAll(foreign);
    assertThat(foreign).allSatisfy(profile -> assertThat(changesOf(profile)).isEmpty());
    assertThat(stack.outcomesOf(inNoGroup)).isEmpty();
    assertThat(stack.outcomesOf(leaver)).isEmpty();
  }

  /** awslabs/ssosync#194: the source fails once, and everybody is deleted. */
  @Test
  void aDirectoryThatFailsRevokesNobody() {
    // Given
    User user = stack.newUser();
    DescribeUserProfileResponse before = stack.granted(user, DATA_SCIENTISTS);
    int listed = stack.calls(LIST).size();
    failTwenty(LIST);

    // When
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(errorsSince(listed, LIST)).startsWith("InternalFailure").endsWith("none");
    assertThat(stack.profileOf(user)).contains(before);
    assertThat(changesOf(before)).containsExactly("CreateUserProfile");
  }

  /** awslabs/ssosync#194, in the midst of a listing: half an answer is taken for the whole. */
  @Test
  void aDirectoryThatFailsBetweenTwoPagesRevokesNobody() {
    // Given
    User user = stack.newUser();
    stack
        .sandbox
        .cloud()
        .directory()
        .join("00000000-0000-4000-8000-000000000000", user.userId(), OFFICE_STAFF.groupId());
    DescribeUserProfileResponse before = stack.granted(user, DATA_SCIENTISTS);
    stack.sandbox.cloud().directory().limitPagesTo(1);
    int listed = stack.calls(LIST).size();
    stack.rightAfter(LIST, () -> failTwenty(LIST));

    // When
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();

    // Then
    assertThat(errorsSince(listed, LIST)).startsWith("none", "InternalFailure").endsWith("none");
    assertThat(stack.profileOf(user)).contains(before);
    assertThat(changesOf(before)).containsExactly("CreateUserProfile");
  }

  /**
   * awslabs/ssosync#194, where everybody is compared: a group that cannot be read has no members.
   */
  @Test
  void aSweepOfAFailingDirectoryRevokesNobody() {
    // Given
    stack.granted(stack.newUser(), DATA_SCIENTISTS);
    List<DescribeUserProfileResponse> before = stack.sandbox.cloud().studio().profiles();
    int listed = stack.calls(LIST_MEMBERS).size();
    failTwenty(LIST_MEMBERS);

    // When
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(errorsSince(listed, LIST_MEMBERS)).startsWith("InternalFailure").endsWith("none");
    assertThat(stack.sandbox.cloud().studio().profiles()).isEqualTo(before);
  }

  /** awslabs/ssosync#194, on the other side: no rows at all are no reason to revoke. */
  @Test
  void anEmptiedMappingRevokesNobody() {
    // Given
    User user = stack.newUser();
    stack.granted(user, DATA_SCIENTISTS);
    List<DescribeUserProfileResponse> before = stack.sandbox.cloud().studio().profiles();
    List<Map<String, AttributeValue>> rows = emptyTheMapping();

    // When
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sweepEverybody();
    stack.sandbox.settle();

    // Then
    assertThat(stack.sandbox.cloud().studio().profiles()).isEqualTo(before);
    assertThat(stack.outcomes.getLast())
        .containsEntry("detail-type", "Blocked")
        .extractingByKey("detail")
        .asString()
        .contains("an empty mapping revokes nothing");

    // When: the rows are back
    refill(rows);
    stack.sandbox.settle();

    // Then
    assertThat(stack.outcomesOf(user)).endsWith("Revoked");
    assertThat(stack.sandbox.cloud().studio().profiles()).hasSize(before.size() - 1);
  }

  /** More than the SDK tries for one message. */
  private static void failTwenty(String operation) {
    stack
        .sandbox
        .endpoint()
        .faults()
        .failNext(20, Faults.Kind.FAILED_BEFORE_EFFECT, "identitystore", operation, Faults.ANY);
  }

  private static List<String> errorsSince(int listed, String operation) {
    return stack.calls(operation).stream()
        .skip(listed)
        .map(call -> call.succeeded() ? "none" : call.errorCode())
        .toList();
  }

  private static List<String> changesOf(DescribeUserProfileResponse profile) {
    return stack.sandbox.endpoint().calls().all().stream()
        .filter(call -> profile.userProfileName().equals(call.request().get("UserProfileName")))
        .map(Call::operation)
        .filter(operation -> operation.matches("(Create|Update|Delete).*"))
        .toList();
  }

  private static DescribeUserProfileResponse madeByHand(String name, User user) {
    return stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName(name)
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .build());
  }

  private static List<Map<String, AttributeValue>> emptyTheMapping() {
    String table = stack.sandbox.table("MappingTable");
    List<Map<String, AttributeValue>> rows =
        stack.sandbox.dynamoDb().scan(scan -> scan.tableName(table)).items();
    for (Map<String, AttributeValue> row : rows) {
      stack
          .sandbox
          .dynamoDb()
          .deleteItem(
              delete ->
                  delete
                      .tableName(table)
                      .key(
                          Map.of(
                              "groupName", row.get("groupName"), "domainId", row.get("domainId"))));
    }
    stack.letTheMappingBeReadAgain();
    return rows;
  }

  private static void refill(List<Map<String, AttributeValue>> rows) {
    rows.forEach(
        row ->
            stack
                .sandbox
                .dynamoDb()
                .putItem(put -> put.tableName(stack.sandbox.table("MappingTable")).item(row)));
    stack.letTheMappingBeReadAgain();
  }
}
