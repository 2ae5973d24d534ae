package io.studioaccess.reconciler.desired;

import static org.assertj.core.api.Assertions.assertThat;

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
    assertThat(ProfileNaming.candidates(new UserName(name)).getFirst().value()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "jane.doe@example.com, jane-doe-example-com-[0-9a-f]{8}",
    "trailing-, trailing-[0-9a-f]{8}",
    "_x_, x-[0-9a-f]{8}",
    "Šárka, Sarka-[0-9a-f]{8}",
    "李伟, user-[0-9a-f]{8}",
    "@, user-[0-9a-f]{8}"
  })
  void makesOtherNamesLegalWithAHash(String name, String expected) {
    List<ProfileName> candidates = ProfileNaming.candidates(new UserName(name));

    assertThat(candidates).hasSize(1);
    assertThat(candidates.getFirst().value()).matches(expected);
  }

  @Test
  void hashDistinguishesSimilarNames() {
    Set<String> names = new HashSet<>();
    for (String name : List.of("a.b", "a_b", "a+b", "a@b", "a-.b", "A.b", "a..b", "á.b")) {
      names.add(
          ProfileNaming.candidates(new UserName(name)).getLast().value().toLowerCase(Locale.ROOT));
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
      // The compact constructor of ProfileName refuses what SageMaker would refuse.
      assertThat(ProfileNaming.candidates(new UserName(name.toString()))).isNotEmpty();
    }
  }
}
