package io.studioaccess.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProfileNamingTest {

  @ParameterizedTest
  @ValueSource(strings = {"ana", "JDoe", "jane-doe", "a", "x--1"})
  void keepsALegalName(String name) {
    assertThat(candidates(name).getFirst().value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "jane.doe@example.com, jane-doe-example-com-[0-9a-f]{16}",
    "trailing-, trailing-[0-9a-f]{16}",
    "_x_, x-[0-9a-f]{16}",
    "Šárka, Sarka-[0-9a-f]{16}",
    "李伟, user-[0-9a-f]{16}",
    "@, user-[0-9a-f]{16}"
  })
  void makesOtherNamesLegalWithAHash(String name, String expected) {
    List<ProfileName> candidates = candidates(name);

    assertThat(candidates).hasSize(2);
    assertThat(candidates.getFirst().value()).matches(expected);
  }

  @Test
  void hashDistinguishesSimilarNames() {
    Set<String> names = new HashSet<>();
    for (String name : List.of("a.b", "a_b", "a+b", "a@b", "a-.b", "A.b", "a..b", "á.b")) {
      names.add(candidates(name).get(candidates(name).size() - 2).value().toLowerCase(Locale.ROOT));
    }
    assertThat(names).hasSize(8);
  }

  @Test
  void everyUserNameGetsALegalProfileName() {
    Random random = new Random(20261101);
    for (int i = 0; i < 3_000; i++) {
      StringBuilder name = new StringBuilder();
      int length = 1 + random.nextInt(128);
      while (name.length() < length) {
        int c = random.nextInt(0x21, 0x3000);
        if (new String(Character.toChars(c)).matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}]")) {
          name.appendCodePoint(c);
        }
      }
      assertThat(candidates(name.toString()))
          .allMatch(candidate -> ProfileName.SHAPE.matches(candidate.value()));
    }
  }

  @Test
  void userNamedAsAnothersProfileBlocksNobody() {
    String profileOfJane = candidates("jane.doe@example.com").getFirst().value();
    Set<ProfileName> ofTheOther =
        Set.copyOf(
            ProfileNaming.candidates(
                new UserName(profileOfJane),
                new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000002")));

    assertThat(candidates("jane.doe@example.com").getLast()).isNotIn(ofTheOther);
  }

  @Test
  void tenThousandMailAddressesGetDifferentNames() {
    Set<ProfileName> names = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      names.add(candidates("李%d@example.com".formatted(i)).getFirst());
    }
    assertThat(names).hasSize(10_000);
  }

  private static List<ProfileName> candidates(String name) {
    return ProfileNaming.candidates(
        new UserName(name), new UserId("0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"));
  }
}
