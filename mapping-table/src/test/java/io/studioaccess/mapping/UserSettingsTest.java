package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.yaml.snakeyaml.Yaml;

class UserSettingsTest {

  @Test
  void fingerprintIgnoresTheOrderOfFields() {
    Map<String, Object> ascending = new LinkedHashMap<>();
    ascending.put("A", 1);
    ascending.put("B", Map.of("C", List.of("x", "y")));
    Map<String, Object> descending = new LinkedHashMap<>();
    descending.put("B", Map.of("C", List.of("x", "y")));
    descending.put("A", new BigDecimal("1.0"));

    assertThat(new UserSettings(ascending).fingerprint())
        .isEqualTo("426a42b3690a81cb")
        .isEqualTo(new UserSettings(descending).fingerprint());
    assertThat(new UserSettings(ascending)).isEqualTo(new UserSettings(descending));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {A: 1}            | {A: 2}
          {A: 1}            | {A: "1"}
          {A: x, B: y}      | {A: "x,B:y"}
          {A: [x, y]}       | {A: ["x,y"]}
          {A: [x, y]}       | {A: ['x","y']}
          {A: ['x\\', y]}   | {A: ['x\\","y']}
          {A: {B: x}}       | {A: x}
          {A: []}           | {}
          """)
  void differentSettingsHaveDifferentFingerprints(String one, String other) {
    assertThat(settings(one).fingerprint()).isNotEqualTo(settings(other).fingerprint());
  }

  @Test
  void emptySettingsHaveNoFingerprint() {
    assertThat(UserSettings.NONE.fingerprint()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                 | {}                          | []
          {}                                 | {A: x}                      | []
          {A: x}                             | {A: x, B: y}                | []
          {A: x}                             | {A: y}                      | [A]
          {A: x}                             | {}                          | [A]
          {A: {B: x, C: 1}}                  | {A: {B: x, C: 2, D: z}}     | [A.C]
          {A: {B: x}, C: {D: {E: y}}}        | {}                          | [A.B, C.D.E]
          {A: {B: x}}                        | {A: x}                      | [A]
          {A: [x, y]}                        | {A: [y, x]}                 | []
          {A: [x]}                           | {A: [x, y]}                 | [A]
          {A: [x, y]}                        | {A: [x]}                    | [A]
          {A: [{B: x}, {B: y}]}              | {A: [{B: y, C: 1}, {B: x}]} | []
          {A: [{B: x}, {B: x, C: 1}]}        | {A: [{B: x, C: 1}, {D: z}]} | [A]
          {A: []}                            | {}                          | []
          {A: {B: []}}                       | {}                          | []
          {A: []}                            | {A: [x]}                    | [A]
          {A: None}                          | {}                          | []
          {A: None}                          | {A: None}                   | []
          {A: None}                          | {A: x}                      | [A]
          """)
  void missingSettingsAreNamedByTheirPath(String wanted, String found, String missing) {
    assertThat(settings(wanted).missingFrom(settings(found)).toString()).isEqualTo(missing);
    assertThat(settings(wanted).areContainedIn(settings(found))).isEqualTo(missing.equals("[]"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {A: x}                 | {A: y, B: z}              | {A: x}
          {A: {B: x}}            | {A: {B: y, C: z}, D: 1}   | {A: {B: x, C: z}}
          {A: {B: {C: x}}}       | {A: {B: {D: y}, E: z}}    | {A: {B: {C: x, D: y}, E: z}}
          {A: [x]}               | {A: [y, z]}               | {A: [x]}
          {A: {B: x}}            | {A: y}                    | {A: {B: x}}
          {}                     | {A: x}                    | {}
          """)
  void mergeKeepsOtherSettings(String wanted, String found, String merged) {
    assertThat(settings(wanted).mergedOver(settings(found))).isEqualTo(settings(merged));
  }

  @Test
  void rejectsAnUnsupportedValueType() {
    assertThatThrownBy(() -> new UserSettings(Map.of("A", 'c')))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private static UserSettings settings(String yaml) {
    return new UserSettings(new Yaml().load(yaml));
  }

  @Test
  void whatCanBeTakenBackIsAndTheRestIsNamed() {
    UserSettings before =
        new UserSettings(
            Map.of(
                "SecurityGroups",
                List.of("sg-1"),
                "AutoMountHomeEFS",
                "Disabled",
                "StudioWebPortal",
                "DISABLED",
                "JupyterLabAppSettings",
                Map.of(
                    "CustomImages", List.of("ours"),
                    "DefaultResourceSpec",
                        Map.of("InstanceType", "ml.t3.medium", "LifecycleConfigArn", "arn"))));
    UserSettings after =
        new UserSettings(
            Map.of(
                "JupyterLabAppSettings",
                Map.of("DefaultResourceSpec", Map.of("LifecycleConfigArn", "other"))));

    assertThat(before.staying(after))
        .containsExactly(
            "JupyterLabAppSettings.DefaultResourceSpec.InstanceType", "StudioWebPortal");
    assertThat(after.takingBack(before.resettable()))
        .isEqualTo(
            new UserSettings(
                Map.of(
                    "SecurityGroups", List.of(),
                    "AutoMountHomeEFS", "DefaultAsDomain",
                    "JupyterLabAppSettings",
                        Map.of(
                            "CustomImages", List.of(),
                            "DefaultResourceSpec", Map.of("LifecycleConfigArn", "other")))));
    assertThat(after.takingBack(before.resettable()).missingFrom(after))
        .as("what the profile does not have is not taken back")
        .isEmpty();
  }

  @Test
  void rolesInSettingsAreFound() {
    String role = "arn:aws:iam::111122223333:role/studio/bedrock";

    assertThat(
            new UserSettings(
                    Map.of(
                        "CanvasAppSettings",
                        Map.of("GenerativeAiSettings", Map.of("AmazonBedrockRoleArn", role)),
                        "SecurityGroups",
                        List.of("sg-1")))
                .roles())
        .containsExactly(new RoleArn(role));
  }
}
