package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Durations;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.AppType;

/**
 * Lambda's recursive loop detection, by the trace header that the functions' SDK sends. A teardown
 * with an app that takes four hours to delete needs more than 16 reconciles.
 */
@ResourceLock(Stack.SHARED_WITH_GRACE_PERIOD)
class LoopsIT {
  private static final String SETTING =
      "      RecursiveLoop: !If [LoopsAreDetected, Allow, !Ref AWS::NoValue]\n";
  private static final Pattern EVENT_ID = Pattern.compile("\"eventId\":\"([^\"]+)\"");
  private static final Pattern LINKS = Pattern.compile("\"links\":(\\d+)");

  @TempDir Path folder;

  @Test
  void theFunctionsFinishALongTeardownInOneChain() {
    // Given
    Stack stack = Stack.sharedWithGracePeriod();
    User user = leaverWithALongApp(stack);
    int earlierMessages = messagesOfTheDeprovisioner(stack).size();

    // When
    stack.sandbox.settle();
    stack.sandbox.cloud().studio().durations(Durations.likeAws());

    // Then
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
    List<String> chain = messagesOfTheDeprovisioner(stack).stream().skip(earlierMessages).toList();
    assertThat(chain).hasSizeGreaterThan(16);
    assertThat(all(EVENT_ID, chain)).containsOnly(all(EVENT_ID, chain).getFirst());
    assertThat(all(LINKS, chain).stream().map(Integer::valueOf))
        .isSorted()
        .doesNotHaveDuplicates()
        .hasSize(chain.size());
    assertThat(stack.sandbox.functions().recursiveInvocationsDropped("DeprovisionerFunction"))
        .isZero();
  }

  @Test
  void withoutTheSettingLambdaStopsItUntilTheNextSweep() throws IOException {
    try (Stack stack = new Stack(withoutTheSetting())) {
      // Given
      User user = leaverWithALongApp(stack);

      // When
      stack.sandbox.settle();

      // Then
      assertThat(stack.sandbox.functions().recursiveInvocationsDropped("DeprovisionerFunction"))
          .as("each receive of the one refused message")
          .isEqualTo(5);
      assertThat(stack.sandbox.peek("DeprovisionerDeadLetterQueue"))
          .singleElement()
          .asString()
          .contains(user.userId(), "\"links\":16");
      assertThat(stack.outcomesOf(user)).containsExactly("Granted");

      // When
      stack.sandbox.clock().advance(Duration.ofHours(3));
      stack.sweepEverybody();
      stack.sandbox.settle();

      // Then
      assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined");
    }
  }

  private SandboxOptions withoutTheSetting() throws IOException {
    String template = Files.readString(TestRepository.root().resolve("template.yaml"));
    assertThat(template.split(Pattern.quote(SETTING), -1)).hasSize(4);
    return Stack.asTheTemplateHasIt()
        .withTemplate(
            Files.writeString(folder.resolve("template.yaml"), template.replace(SETTING, "")))
        .withParameter("SweepSchedule", "rate(365 days)");
  }

  private static User leaverWithALongApp(Stack stack) {
    User user = stack.newUser();
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    stack.sandbox.cloud().studio().startApp(DOMAIN, profile, AppType.JUPYTER_SERVER, "default");
    stack.sandbox.clock().advance(Duration.ofMinutes(5));
    stack
        .sandbox
        .cloud()
        .studio()
        .durations(Durations.likeAws().withAppDeletion(Duration.ofHours(4)));
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    return user;
  }

  /** The bodies of the messages that the function sent to its own queue. */
  private static List<String> messagesOfTheDeprovisioner(Stack stack) {
    return stack
        .sandbox
        .endpoint()
        .calls()
        .by(stack.sandbox.template().functions().get("DeprovisionerFunction").role().name())
        .stream()
        .filter(call -> call.operation().equals("SendMessage"))
        .map(Call::request)
        .filter(request -> String.valueOf(request.get("QueueUrl")).endsWith("DeprovisionerQueue"))
        .map((Map<String, ?> request) -> String.valueOf(request.get("MessageBody")))
        .toList();
  }

  private static List<String> all(Pattern pattern, List<String> texts) {
    return texts.stream()
        .flatMap(text -> pattern.matcher(text).results())
        .map((MatchResult found) -> found.group(1))
        .toList();
  }
}
