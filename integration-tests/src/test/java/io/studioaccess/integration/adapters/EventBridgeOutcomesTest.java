package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.micronaut.serde.ObjectMapper;
import io.studioaccess.aws.eventbridge.EventBridgeOutcomes;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.Outcome;
import io.studioaccess.reconciler.reconcile.UserOutcome;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.EventBridgeException;

class EventBridgeOutcomesTest {

  private static final UserId ADA = new UserId("aaaaaaaa-0000-4000-8000-000000000001");
  private static final DomainId DOMAIN = new DomainId("d-research");
  private static final Outcome GRANTED =
      new Outcome.Granted(
          DOMAIN,
          new ProfileName("ada"),
          new GroupName("analysts"),
          new RoleArn("arn:aws:iam::111122223333:role/studio/analyst"),
          "https://research.example.com",
          Optional.empty());

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private EventBridgeOutcomes on(String bus, String accessKey) {
    return new EventBridgeOutcomes(
        aws.client(EventBridgeClient.builder(), accessKey), bus, ObjectMapper.getDefault());
  }

  private static UserOutcome adas(Outcome outcome) {
    return new UserOutcome(ADA, "event-1", outcome);
  }

  @Test
  void anOutcomeBecomesAnEventThatNamesItsUserAndItsCause() {
    // When
    on("default", Roles.provisioner(aws)).publish(List.of(adas(GRANTED)));

    // Then
    assertThat(aws.events)
        .singleElement()
        .satisfies(
            event -> {
              assertThat(event)
                  .containsEntry("source", "studio-access")
                  .containsEntry("detail-type", "Granted");
              assertThat(event.get("detail"))
                  .isEqualTo(
                      Map.of(
                          "version", "1",
                          "outcome", "Granted",
                          "userId", ADA.value(),
                          "eventId", "event-1",
                          "domainId", "d-research",
                          "userProfileName", "ada",
                          "groupName", "analysts",
                          "roleArn", "arn:aws:iam::111122223333:role/studio/analyst",
                          "url", "https://research.example.com"));
            });
  }

  @Test
  void aRepeatedOutcomeIsNotSent() {
    // When
    on("default", Roles.provisioner(aws))
        .publish(
            List.of(
                adas(new Outcome.Started("CreateProfile")),
                adas(new Outcome.Deferred("too early")),
                adas(new Outcome.HandedOver("DeleteProfile")),
                adas(new Outcome.Unchanged("nothing to do"))));

    // Then
    assertThat(aws.cloud.endpoint().calls().all()).isEmpty();
  }

  @Test
  void moreThanTenGoInSeveralCalls() {
    // When
    on("default", Roles.deprovisioner(aws)).publish(Collections.nCopies(23, adas(GRANTED)));

    // Then
    assertThat(aws.events).hasSize(23);
    assertThat(aws.cloud.endpoint().calls().all()).hasSize(3);
  }

  @Test
  void anEntryThatIsNotAcceptedThrows() {
    // Given
    var outcomes = on("no-such-bus", aws.administrator());

    // When // Then
    assertThatThrownBy(() -> outcomes.publish(List.of(adas(GRANTED))))
        .hasMessageContaining("EventBridge refused 1 of 1 outcome events")
        .hasMessageContaining("Event bus does not exist");
  }

  @Test
  @ProvokesDenial("events:PutEvents")
  void itsRoleKeepsItFromAnyOtherBus() {
    // Given
    aws.cloud.eventBuses().add("somebody-elses");
    var outcomes = on("somebody-elses", Roles.provisioner(aws));

    // When // Then
    assertThatThrownBy(() -> outcomes.publish(List.of(adas(GRANTED))))
        .isInstanceOf(EventBridgeException.class);
  }
}
