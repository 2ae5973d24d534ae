package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class RoleQuestionTest {
  private static final RoleArn SCIENTIST = role("data-scientist");
  private static final RoleArn ENGINEER = role("ml-engineer");
  private static final FoundGroup SCIENTISTS = group("1", "Data Scientists");
  private static final FoundGroup ENGINEERS = group("2", "ml-engineers");
  private static final FoundGroup ODD = group("3", "a=b");

  private static RoleArn role(String name) {
    return new RoleArn("arn:aws:iam::111122223333:role/studio/" + name);
  }

  private static FoundGroup group(String id, String name) {
    return new FoundGroup(new GroupId(id), new GroupName(name));
  }

  private static Question<Map<FoundGroup, RoleArn>> question(FoundGroup... groups) {
    return new RoleQuestion(
            List.of(groups),
            List.of(SCIENTIST, ENGINEER),
            new Place("aws", "111122223333", new Region("eu-west-1")))
        .question();
  }

  @Test
  void rolesWithTheNamesOfTheGroupsAreProposed() {
    assertThat(question(SCIENTISTS, ENGINEERS).fallback())
        .hasValueSatisfying(
            proposed -> {
              assertThat(proposed.shown())
                  .isEqualTo("Data Scientists=data-scientist, ml-engineers=ml-engineer");
              assertThat(proposed.value())
                  .containsEntry(SCIENTISTS, SCIENTIST)
                  .containsEntry(ENGINEERS, ENGINEER);
            });
    assertThat(question(SCIENTISTS, ODD).fallback()).isEmpty();
  }

  @Test
  void oneRoleIsForAllAndAPairForOneGroup() {
    assertThat(question(SCIENTISTS, ODD).reader().read(List.of("ml-engineer"), false))
        .containsEntry(SCIENTISTS, ENGINEER)
        .containsEntry(ODD, ENGINEER);
    assertThat(
            question(SCIENTISTS, ODD)
                .reader()
                .read(List.of("a=b=ml-engineer", "data-scientist"), false))
        .containsEntry(SCIENTISTS, SCIENTIST)
        .containsEntry(ODD, ENGINEER);
  }

  @Test
  void aGroupWithoutARoleAndAnUnknownRoleAreNamed() {
    var reader = question(SCIENTISTS, ENGINEERS).reader();

    assertThatThrownBy(() -> reader.read(List.of("ml-engineers=ml-engineer"), false))
        .hasMessage("Group 'Data Scientists' has no role yet.");
    assertThatThrownBy(() -> reader.read(List.of("ml-enginer"), false))
        .hasMessage("There is no role 'ml-enginer'. Did you mean 'ml-engineer'?");
    assertThatThrownBy(() -> reader.read(List.of("nobody=ml-engineer"), false))
        .hasMessageStartingWith("There is no chosen group 'nobody'.");
  }

  @Test
  void aRoleOfAnotherAccountIsRefused() {
    assertThatThrownBy(
            () ->
                question(SCIENTISTS)
                    .reader()
                    .read(List.of("arn:aws:iam::444455556666:role/studio/x"), false))
        .hasMessageContaining("is in another account than the stack");
  }

  @Test
  void aNumberNamesNoGroup() {
    FoundGroup engineers = group("id-of-e", "ml-engineers");
    FoundGroup scientists = group("id-of-s", "Data Scientists");
    var reader = question(engineers, scientists).reader();

    assertThatThrownBy(() -> reader.read(List.of("1=1", "2=2"), true))
        .hasMessageStartingWith("There is no chosen group '1'.");
    assertThat(reader.read(List.of("ml-engineers=2", "Data Scientists=1"), true))
        .containsEntry(engineers, ENGINEER)
        .containsEntry(scientists, SCIENTIST);
  }

  @Test
  void contradictionsAreRefused() {
    var reader = question(SCIENTISTS, ENGINEERS).reader();

    assertThatThrownBy(() -> reader.read(List.of("data-scientist", "ml-engineer"), false))
        .hasMessage("data-scientist and ml-engineer are each for all groups: write GROUP=ROLE.");
    assertThatThrownBy(
            () ->
                reader.read(
                    List.of("ml-engineers=ml-engineer", "ml-engineers=data-scientist"), false))
        .hasMessage("Group 'ml-engineers' has two roles: ml-engineer and data-scientist.");
    assertThat(reader.read(List.of("ml-engineer", "Data Scientists=data-scientist"), false))
        .containsEntry(SCIENTISTS, SCIENTIST)
        .containsEntry(ENGINEERS, ENGINEER);
  }

  @Test
  void twoRolesWithTheNameOfAGroupAreNoProposal() {
    RoleArn other = new RoleArn("arn:aws:iam::111122223333:role/other/DataScientists");
    Question<Map<FoundGroup, RoleArn>> question =
        new RoleQuestion(
                List.of(SCIENTISTS),
                List.of(SCIENTIST, other),
                new Place("aws", "111122223333", new Region("eu-west-1")))
            .question();

    assertThat(question.fallback()).isEmpty();
  }

  @Test
  void theOnlyRoleIsProposedOnlyIfItWasMadeForThis() {
    RoleArn console =
        new RoleArn(
            "arn:aws:iam::111122223333:role/service-role/AmazonSageMaker-ExecutionRole-20240101");
    Place place = new Place("aws", "111122223333", new Region("eu-west-1"));

    assertThat(new RoleQuestion(List.of(ODD), List.of(SCIENTIST), place).question().fallback())
        .isPresent();
    assertThat(new RoleQuestion(List.of(ODD), List.of(console), place).question().fallback())
        .isEmpty();
  }
}
