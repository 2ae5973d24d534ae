package io.studioaccess.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.RoleArn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RoleGuardTest {
  private final RoleGuard guard =
      new RoleGuard(
          List.of("arn:aws:iam::111122223333:role/studio/*", "arn:aws:iam::444455556666:role/ml-?"),
          Set.of("111122223333", "444455556666"));

  @ParameterizedTest
  @CsvSource({
    "arn:aws:iam::111122223333:role/studio/data-scientist, true",
    "arn:aws:iam::111122223333:role/studio/team/a, true",
    "arn:aws:iam::111122223333:role/studioadmin, false",
    "arn:aws:iam::111122223333:role/admin, false",
    "arn:aws:iam::999999999999:role/studio/data-scientist, false",
    "arn:aws:iam::444455556666:role/ml-1, true",
    "arn:aws:iam::444455556666:role/ml-12, false"
  })
  void matchesPatternsAsIamDoes(String role, boolean allowed) {
    assertThat(guard.allows(new RoleArn(role))).isEqualTo(allowed);
  }

  @Test
  void dotInAPatternMatchesOnlyADot() {
    RoleGuard dotted =
        new RoleGuard(List.of("arn:aws:iam::111122223333:role/a.b"), Set.of("111122223333"));

    assertThat(dotted.allows(new RoleArn("arn:aws:iam::111122223333:role/a.b"))).isTrue();
    assertThat(dotted.allows(new RoleArn("arn:aws:iam::111122223333:role/axb"))).isFalse();
  }

  @Test
  void accountWildcardMatchesConfiguredAccountsOnly() {
    RoleGuard wildcard =
        new RoleGuard(List.of("arn:aws:iam::*:role/studio/*"), Set.of("444455556666"));

    assertThat(wildcard.allows(new RoleArn("arn:aws:iam::444455556666:role/studio/a"))).isTrue();
    assertThat(wildcard.allows(new RoleArn("arn:aws:iam::111122223333:role/studio/a"))).isFalse();
  }

  @Test
  void rejectsAGuardWithoutPatterns() {
    assertThatThrownBy(() -> new RoleGuard(List.of(), Set.of("111122223333")))
        .hasMessage("no allowed role ARN pattern is configured");
  }
}
