package io.studioaccess.studioctl.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.studioctl.console.TestDisplay;
import io.studioaccess.studioctl.mapping.UserChange.Effect;
import io.studioaccess.studioctl.plan.PlanDocument;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class UserChangeTest {
  private static final DirectoryUser ANA =
      new DirectoryUser(
          new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"), new UserName("ana"), true);

  private static Desired.Role role(Map<String, Object> settings) {
    return new Desired.Role(
        new GroupName("data-scientists"),
        new GroupId("0a1b2c3d4e-11111111-1111-4111-8111-111111111111"),
        new RoleArn("arn:aws:iam::111122223333:role/studio/data-scientist"),
        Optional.empty(),
        new UserSettings(settings),
        Optional.empty());
  }

  private static Optional<Effect> effect(Map<String, Object> before, Map<String, Object> after) {
    return UserChange.of(ANA, new DomainId("d-abcdefghijkl"), role(before), role(after))
        .map(UserChange::effect);
  }

  @Test
  void aSettingThatARowNoLongerHasChangesNothing() {
    assertThat(
            effect(
                Map.of("StudioWebPortal", "ENABLED", "DefaultLandingUri", "studio::"),
                Map.of("StudioWebPortal", "ENABLED")))
        .isEmpty();
  }

  @Test
  void anUnclearChangeSaysWhy() {
    assertThat(
            UserChange.of(
                ANA,
                new DomainId("d-abcdefghijkl"),
                role(Map.of()),
                Desired.Unclear.forEveryone("the row for 'team' has no roleArn")))
        .hasValueSatisfying(
            change -> {
              assertThat(change.effect()).isEqualTo(Effect.UNCLEAR);
              assertThat(change.reason()).isEqualTo("the row for 'team' has no roleArn");
            });
  }

  @Test
  void aNewOrOtherSettingChangesTheSettings() {
    assertThat(effect(Map.of(), Map.of("StudioWebPortal", "ENABLED"))).contains(Effect.SETTINGS);
    assertThat(effect(Map.of("StudioWebPortal", "ENABLED"), Map.of("StudioWebPortal", "DISABLED")))
        .contains(Effect.SETTINGS);
  }

  @Test
  void csvHasTheFieldsOfTheJson() {
    // Given
    UserChange unclear =
        UserChange.of(
                ANA,
                new DomainId("d-abcdefghijkl"),
                role(Map.of()),
                Desired.Unclear.forEveryone("the row for 'team' has no roleArn"))
            .orElseThrow();
    MappingPlan plan =
        new MappingPlan(
            new PlanDocument.Header("studio-access", "111122223333", "eu-west-1", Instant.EPOCH),
            List.of(),
            List.of(unclear));
    TestDisplay csv = new TestDisplay("-o", "csv");

    // When
    new PlanView(csv.display(), 25, false).show(plan);

    // Then
    List<String> headers = List.of(csv.out().lines().findFirst().orElseThrow().split(","));
    JsonNode json = new ObjectMapper().valueToTree(MappingPlanFile.json(plan));
    json.path("users")
        .path(0)
        .fieldNames()
        .forEachRemaining(field -> assertThat(headers).contains(field));
    assertThat(csv.out()).contains("the row for 'team' has no roleArn");
  }
}
