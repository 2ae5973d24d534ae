package io.studioaccess.sandbox.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.conformance.aws.Connection;
import io.studioaccess.conformance.contracts.AppContract;
import io.studioaccess.conformance.contracts.AssignmentContract;
import io.studioaccess.conformance.contracts.EventBusContract;
import io.studioaccess.conformance.contracts.GroupContract;
import io.studioaccess.conformance.contracts.MembershipContract;
import io.studioaccess.conformance.contracts.ProfileContract;
import io.studioaccess.conformance.contracts.SpaceContract;
import io.studioaccess.conformance.contracts.UserContract;
import io.studioaccess.conformance.report.Report;
import io.studioaccess.conformance.report.TestResult.Verdict;
import io.studioaccess.sandbox.conformance.TamperedEndpoint.Reply;
import java.io.IOException;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever AWS answers otherwise than believed, the report names exactly that belief. */
class TamperedAnswersTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static SandboxAccount account;
  private static TamperedEndpoint endpoint;

  @BeforeAll
  static void start() throws IOException {
    account = new SandboxAccount();
    endpoint = new TamperedEndpoint(account.cloud.uri());
  }

  @AfterAll
  static void close() {
    endpoint.close();
    account.close();
  }

  /**
   * One way in which AWS might differ.
   *
   * @param refuted the beliefs that the report must name, and no others
   */
  record Difference(
      String name,
      Class<?> contract,
      String operation,
      UnaryOperator<Reply> change,
      Set<String> refuted) {
    @Override
    public String toString() {
      return name;
    }
  }

  static Stream<Difference> differences() {
    return Stream.of(
        new Difference(
            "a user without a status",
            UserContract.class,
            "DescribeUser",
            edited(
                user -> {
                  if (user.path("UserStatus").asText().equals("ENABLED")) {
                    user.remove("UserStatus");
                  }
                }),
            Set.of("user-status")),
        new Difference(
            "a deleted user of an unknown type",
            UserContract.class,
            "DescribeUser",
            refusalEdited(error -> error.remove("ResourceType")),
            Set.of("user-not-found")),
        new Difference(
            "a deleted group that still lists its members",
            GroupContract.class,
            "ListGroupMemberships",
            refusal("ResourceNotFoundException", Reply.success("{\"GroupMemberships\":[]}")),
            Set.of("group-not-found-in-lists")),
        new Difference(
            "a duplicate membership with another message",
            MembershipContract.class,
            "CreateGroupMembership",
            refusal("ConflictException", Reply.refusal("ConflictException", "Already there")),
            Set.of("membership-duplicate")),
        new Difference(
            "only one page of groups",
            MembershipContract.class,
            "ListGroupMembershipsForMember",
            edited(page -> page.remove("NextToken")),
            Set.of("groups-of-user-in-pages")),
        new Difference(
            "a duplicate assignment that is accepted",
            AssignmentContract.class,
            "CreateApplicationAssignment",
            refusal("ConflictException", Reply.success("{}")),
            Set.of("assignment-duplicate")),
        new Difference(
            "a new profile that is Updating",
            ProfileContract.class,
            "DescribeUserProfile",
            edited(
                profile -> {
                  if (profile.path("Status").asText().equals("Pending")) {
                    profile.put("Status", "Updating");
                  }
                }),
            Set.of("profile-pending")),
        new Difference(
            "a second profile of a user",
            ProfileContract.class,
            "CreateUserProfile",
            refusal("Single sign-on user", Reply.success("{\"UserProfileArn\":\"arn:aws:x\"}")),
            Set.of("second-profile")),
        new Difference(
            "an update that unsets the role",
            ProfileContract.class,
            "DescribeUserProfile",
            edited(
                profile -> {
                  if (profile.path("UserSettings").has("DefaultLandingUri")) {
                    ((ObjectNode) profile.path("UserSettings")).remove("ExecutionRole");
                  }
                }),
            Set.of("update-keeps-settings")),
        new Difference(
            "only one page of profiles",
            ProfileContract.class,
            "ListUserProfiles",
            edited(page -> page.remove("NextToken")),
            Set.of("profiles-in-pages")),
        new Difference(
            "tags that are not listed",
            ProfileContract.class,
            "ListTags",
            edited(tags -> tags.putArray("Tags")),
            Set.of("profile-tags")),
        new Difference(
            "a profile that is deleted before its spaces",
            SpaceContract.class,
            "DeleteUserProfile",
            refusal("Space(s)", Reply.success("{}")),
            Set.of("profile-with-spaces")),
        new Difference(
            "a pending app that can be deleted",
            AppContract.class,
            "DeleteApp",
            refusal("is Pending", Reply.success("{}")),
            Set.of("app-pending-deletion")),
        new Difference(
            "a role that waits for the end of the apps",
            AppContract.class,
            "UpdateUserProfile",
            _ -> Reply.refusal("ResourceInUse", "Apps are running"),
            Set.of("role-change-with-running-app")),
        new Difference(
            "an event of AWS that anybody can send",
            EventBusContract.class,
            "PutEvents",
            edited(
                result -> {
                  JsonNode entry = result.path("Entries").path(0);
                  if (entry.path("ErrorCode").asText().startsWith("NotAuthorized")) {
                    ((ObjectNode) entry).removeAll();
                    ((ObjectNode) entry).put("EventId", "1");
                  }
                }),
            Set.of("put-events-aws-source")));
  }

  /** Changes successful answers. */
  private static UnaryOperator<Reply> edited(Consumer<ObjectNode> edit) {
    return reply -> reply.isRefusal() ? reply : edit(reply, edit);
  }

  private static UnaryOperator<Reply> refusalEdited(Consumer<ObjectNode> edit) {
    return reply -> reply.isRefusal() ? edit(reply, edit) : reply;
  }

  private static Reply edit(Reply reply, Consumer<ObjectNode> edit) {
    try {
      ObjectNode json = (ObjectNode) JSON.readTree(reply.json());
      edit.accept(json);
      return new Reply(reply.status(), JSON.writeValueAsString(json));
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(reply.json(), e);
    }
  }

  /** Gives another answer instead of refusals whose code or message contains the text. */
  private static UnaryOperator<Reply> refusal(String text, Reply other) {
    return reply -> reply.isRefusal() && reply.json().contains(text) ? other : reply;
  }

  @ParameterizedTest
  @MethodSource("differences")
  void theReportNamesTheBeliefThatDoesNotHold(Difference difference) {
    // Given
    endpoint.tamper(difference.operation(), difference.change());

    // When
    Report report = run(difference.contract());

    // Then
    assertThat(report.refuted())
        .as(report.markdown())
        .containsExactlyInAnyOrderElementsOf(difference.refuted());
    assertThat(report.markdown())
        .contains(difference.operation())
        .doesNotContain("111122223333", "sac-", "example.com", "arn:aws");
  }

  @Test
  void aDeniedCallSaysNothingAboutABelief() {
    // Given
    endpoint.tamper(
        "CreateGroup", _ -> Reply.refusal("AccessDeniedException", "User: ada is not authorized"));

    // When
    Report report = run(GroupContract.class);

    // Then
    assertThat(report.refuted()).isEmpty();
    assertThat(report.with(Verdict.HELD)).isEmpty();
    assertThat(report.markdown()).contains("creating a group was not possible");
  }

  private static Report run(Class<?> contract) {
    try (Connection connection = account.connection(endpoint.uri())) {
      return account.run(connection).run(List.of(contract));
    }
  }
}
