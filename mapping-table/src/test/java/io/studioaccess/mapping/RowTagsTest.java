package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowTagsTest {

  @Test
  void aRowWithoutTagsHasNone() {
    assertThat(row(Map.of()).tags()).isEqualTo(RowTags.NONE);
  }

  @Test
  void keysAndValuesMayHaveWhatAwsAllows() {
    Map<String, String> tags =
        Map.of(
            "team",
            "Forschung + Ähren",
            "a.b:c/d=e+f-g@h_i",
            "",
            "x y",
            "1",
            "budget-centers:team",
            "2",
            "budget-center/team",
            "3");

    assertThat(row(Map.of("tags", tags)).tags().byKey()).isEqualTo(tags);
  }

  @Test
  void theLongestAndTheMostAreLegal() {
    Map<String, String> most =
        IntStream.range(0, RowTags.MOST)
            .boxed()
            .collect(
                Collectors.toMap(i -> "k".repeat(126) + "%02d".formatted(i), i -> "v".repeat(256)));

    assertThat(new RowTags(most).byKey()).hasSize(47);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      value = {
        "aws:team           | x        | tags.aws:team: keys that begin with aws: are reserved for"
            + " AWS",
        "AWS:team           | x        | tags.AWS:team: keys that begin with aws: are reserved",
        "studio-access:team | x        | keys that begin with studio-access: are reserved for"
            + " Studio Access",
        "Studio-Access:x    | x        | keys that begin with studio-access: are reserved",
        "budget-center:team | x        | tags.budget-center:team: keys of the form ??????-??????:*",
        "team               | a,b      | tags.team: 'a,b' is not a tag value",
        "team               | \" a\"   | is not a tag value",
        "te#am              | a        | tags.te#am: 'te#am' is not a tag key"
      })
  void illegalTagsAreRefusedWithTheirKey(String key, String value, String message) {
    assertThatThrownBy(() -> row(Map.of("tags", Map.of(key, value))))
        .isInstanceOf(BadFields.class)
        .hasMessageContaining(message);
  }

  @Test
  void tooLongTagsAndTooManyAreRefused() {
    Map<String, String> many = new HashMap<>();
    for (int i = 0; i <= RowTags.MOST; i++) {
      many.put("key-" + i, "x");
    }

    assertThatThrownBy(() -> new RowTags(many)).hasMessageContaining("48 tags; at most 47");
    assertThatThrownBy(() -> new RowTags(Map.of("k".repeat(129), "x")))
        .hasMessageContaining("at most 128 characters");
    assertThatThrownBy(() -> new RowTags(Map.of("k", "x".repeat(257))))
        .hasMessageContaining("at most 256 characters");
    assertThatThrownBy(() -> new RowTags(Map.of("", "x"))).hasMessageContaining("is not a tag key");
  }

  @Test
  void theSameTagInTwoCapitalisationsIsRefused() {
    assertThatThrownBy(() -> new RowTags(Map.of("Team", "a", "team", "b")))
        .hasMessageContaining("tags.team: the same tag as Team in another capitalisation");
  }

  @Test
  void aNumberMustBeQuoted() {
    assertThatThrownBy(() -> row(Map.of("tags", Map.of("cost-center", 4711))))
        .hasMessageContaining("tags.cost-center: expected text, found 4711 (quote it in YAML");
    assertThatThrownBy(() -> row(Map.of("tags", List.of("team"))))
        .hasMessageContaining("tags: expected fields, a value for each tag, found a list");
  }

  private static MappingRow row(Map<String, Object> more) {
    Map<String, Object> fields = new HashMap<>(more);
    fields.put("groupName", "a");
    fields.put("domainId", "d-abc");
    fields.put("roleArn", "arn:aws:iam::111122223333:role/studio/a");
    return RowFields.read(fields);
  }
}
