package io.studioaccess.mapping.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RowOutcome;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PatternConventionTest {
  private static final DomainId DOMAIN = new DomainId("d-one");
  private static final String PATTERN = "sagemaker-(?<team>[a-z0-9-]+?)(\\.(?<rank>[^.]+))?";
  private static final String ROLE = "arn:aws:iam::444455556666:role/studio/{team}";

  @Test
  void matchingNameYieldsARow() {
    assertThat(rows(PATTERN, ROLE, "7", "sagemaker-ml").rows())
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.group()).isEqualTo(new GroupName("sagemaker-ml"));
              assertThat(row.domain()).isEqualTo(DOMAIN);
              assertThat(row.role().value()).isEqualTo("arn:aws:iam::444455556666:role/studio/ml");
              assertThat(row.priority()).isEqualTo(7);
              assertThat(row.enabled()).isTrue();
              assertThat(row.pinnedGroup()).isEmpty();
            });
  }

  @Test
  void tagsMayComeFromTheName() {
    PatternConvention convention =
        new PatternConvention(
            PATTERN, ROLE, DOMAIN, "7", "team={team}, rank={rank},department=research");

    assertThat(
            ((RowOutcome.Legal) convention.deriveRow(new GroupName("sagemaker-ml")).orElseThrow())
                .row()
                .tags())
        .as("a part that the name lacks")
        .hasToString("department=research, team=ml");
    assertThat(
            ((RowOutcome.Legal) convention.deriveRow(new GroupName("sagemaker-ml.1")).orElseThrow())
                .row()
                .tags())
        .hasToString("department=research, rank=1, team=ml");
  }

  @ParameterizedTest
  @ValueSource(strings = {"R&D", " 1", "LONG"})
  void aTagThatAwsWouldNotAcceptIsLeftOutAndTheRoleStays(String rank) {
    PatternConvention convention =
        new PatternConvention(PATTERN, ROLE, DOMAIN, "7", "team={team},rank={rank}");
    String name = "sagemaker-ml." + rank.replace("LONG", "x".repeat(257));

    MappingRow row =
        ((RowOutcome.Legal) convention.deriveRow(new GroupName(name)).orElseThrow()).row();

    assertThat(row.role().value()).isEqualTo("arn:aws:iam::444455556666:role/studio/ml");
    assertThat(row.tags()).hasToString("team=ml");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "team              | expected key=value, separated by commas, found 'team'",
        "team={tribe}      | {tribe} is not a named group of GroupNamePattern",
        "aws:team=x        | keys that begin with aws: are reserved",
        "team=x,team=y     | team is there twice"
      })
  void illegalTagsOfAConventionAreRefused(String tags, String message) {
    assertThatThrownBy(() -> new PatternConvention(PATTERN, ROLE, DOMAIN, "7", tags))
        .hasMessageStartingWith("ConventionTags: ")
        .hasMessageContaining(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "sagemaker-",
        "my sagemaker-ml",
        "sagemaker-ml ",
        "sagemaker-ml\n",
        "sagemaker-ml\nsagemaker-ml",
        "Sagemaker-ml",
        "office-staff"
      })
  void partlyMatchingNameYieldsNoRow(String name) {
    assertThat(rows(PATTERN, ROLE, "7", name).isEmpty()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"sagemaker-ml.20, 20", "sagemaker-ml.-1, -1", "sagemaker-ml, 100"})
  void priorityMayComeFromTheName(String name, int priority) {
    assertThat(rows(PATTERN, ROLE, "rank", name).rows())
        .extracting(MappingRow::priority)
        .containsExactly(priority);
  }

  @Test
  void refusesAPriorityThatIsNotANumber() {
    MappingRows rows = rows(PATTERN, ROLE, "rank", "sagemaker-ml.high");

    assertThat(rows.rows()).isEmpty();
    assertThat(rows.refused())
        .extracting(RefusedRow::groupName, RefusedRow::domainId, RefusedRow::reason)
        .containsExactly(
            tuple(
                "sagemaker-ml.high",
                "d-one",
                "ConventionPriority: rank is 'high' in the group's name, not a 32-bit whole"
                    + " number"));
  }

  @Test
  void refusesANameThatYieldsAnIllegalRole() {
    assertThat(rows("sagemaker-(?<team>.+)", ROLE, "1", "sagemaker-Künstliche Dinge").refused())
        .singleElement()
        .extracting(RefusedRow::reason)
        .asString()
        .startsWith("RoleArnTemplate: 'arn:aws:iam::444455556666:role/studio/Künstliche Dinge' is");
  }

  @Test
  void refusesANameWithoutAPartOfTheRole() {
    assertThat(rows(PATTERN, ROLE + "-{rank}", "1", "sagemaker-ml").refused())
        .extracting(RefusedRow::reason)
        .containsExactly("RoleArnTemplate: the group's name has no value for {rank}");
  }

  @Test
  void insertsPartsLiterally() {
    assertThat(rows("x(?<team>.+)", ROLE, "1", "x{team}").refused()).hasSize(1);
    assertThat(rows("x(?<team>.+)", ROLE, "1", "x$1").refused()).hasSize(1);
  }

  @Test
  void patternMayHaveNoNamedGroups() {
    String role = "arn:aws:iam::444455556666:role/studio/all";

    assertThat(rows("studio-users", role, "1", "studio-users").rows())
        .extracting(row -> row.role().value())
        .containsExactly(role);
  }

  @Test
  void domainIsInTheAccountOfTheRoles() {
    assertThat(
            new PatternConvention(PATTERN, ROLE, DOMAIN, "1")
                .domain(new Region("eu-central-1"))
                .value())
        .isEqualTo("arn:aws:sagemaker:eu-central-1:444455556666:domain/d-one");
  }

  @Test
  void acceptsBothSyntaxesOfNamedGroups() {
    assertThat(rows("sagemaker-(?P<team>.+)", ROLE, "1", "sagemaker-ml").rows()).hasSize(1);
  }

  @Test
  @Timeout(20)
  void matchesAdversarialNamesInLinearTime() {
    PatternConvention convention =
        new PatternConvention("(?<team>(([a-z])+.)+[A-Z]([a-z])+)", ROLE, DOMAIN, "1");
    GroupName name = new GroupName("a".repeat(1_024));

    long start = System.nanoTime();
    for (int i = 0; i < 20; i++) {
      assertThat(convention.deriveRow(name).isEmpty()).isTrue();
    }

    assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(10));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "sagemaker-(          | role/studio/all    | 1    | GroupNamePattern: error parsing regexp:"
            + " missing closing )",
        "(?=sagemaker)(?<t>.) | role/studio/{t}    | 1    | GroupNamePattern: error parsing regexp:"
            + " invalid or unsupported Perl syntax",
        "(?<a>x)(?<a>y)       | role/studio/{a}    | 1    | GroupNamePattern: error parsing regexp:"
            + " duplicate capture group name",
        "s-(?<team>.+)        | role/studio/{tema} | 1    | RoleArnTemplate: {tema} is not a named"
            + " group of GroupNamePattern, which has [team]",
        "s-(?<team>.+)        | role/studio/{team  | 1    | RoleArnTemplate:"
            + " 'arn:aws:iam::444455556666:role/studio/{team' is not a role ARN",
        "s-(?<team>.+)        | user/{team}        | 1    | RoleArnTemplate:"
            + " 'arn:aws:iam::444455556666:user/x' is not a role ARN",
        "s-(?<team>.+)        | role/studio/{team} | rank | ConventionPriority: expected a 32-bit"
            + " whole number or a named group of GroupNamePattern, which has [team], found"
            + " 'rank'"
      })
  void namesTheParameterThatIsWrong(String pattern, String role, String priority, String message) {
    assertThatThrownBy(
            () ->
                new PatternConvention(
                    pattern, "arn:aws:iam::444455556666:" + role, DOMAIN, priority))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(message);
  }

  @Test
  void refusesAnAccountTakenFromTheName() {
    assertThatThrownBy(
            () ->
                new PatternConvention(
                    "(?<account>[0-9]{12})", "arn:aws:iam::{account}:role/a", DOMAIN, "1"))
        .hasMessageStartingWith("RoleArnTemplate: 'arn:aws:iam::x:role/a' is not a role ARN");
  }

  private static MappingRows rows(String pattern, String role, String priority, String name) {
    return switch (new PatternConvention(pattern, role, DOMAIN, priority)
        .deriveRow(new GroupName(name))
        .orElse(null)) {
      case null -> new MappingRows(List.of(), List.of());
      case RowOutcome.Legal(MappingRow row) -> new MappingRows(List.of(row), List.of());
      case RowOutcome.Refused(RefusedRow row) -> new MappingRows(List.of(), List.of(row));
    };
  }
}
