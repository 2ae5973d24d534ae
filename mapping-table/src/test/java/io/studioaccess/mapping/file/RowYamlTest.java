package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.PrintableText;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.RowMoment;
import io.studioaccess.mapping.UserSettings;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.yaml.snakeyaml.Yaml;

/** Whatever a value contains, the export is YAML that reads as the same row. */
class RowYamlTest {
  private static final List<String> PIECES =
      List.of(
          "a",
          "Z",
          "7",
          "0",
          "-",
          ":",
          "#",
          ": ",
          " #",
          "- ",
          "\"",
          "'",
          "\\",
          "\n",
          "\r",
          "\t",
          " ",
          "{",
          "}",
          "[",
          "]",
          ",",
          "&",
          "*",
          "!",
          "|",
          ">",
          "%",
          "@",
          "`",
          "?",
          "=",
          "~",
          "<<",
          "true",
          "no",
          "null",
          ".inf",
          "1e3",
          "0x",
          "---",
          "...",
          "\u0000",
          "\u001b[31m",
          "\u007f",
          "\u0085",
          "\u009b",
          "\u00a0",
          "\u00ad",
          "\u200b",
          "\u200d",
          "\u2028",
          "\u2029",
          "\u202e",
          "\u2066",
          "\u3000",
          "\ufe0f",
          "\ufeff",
          "\ufffe",
          "\u00e9",
          "e\u0301",
          "\u65e5\u672c",
          "\ud83d\ude00",
          "\udb40\udc41",
          "\\u202e");

  static List<String> texts() {
    return List.of(
        "0100",
        "100",
        "1.10",
        "1_000",
        "1:30",
        "0x1F",
        "0o17",
        "0b1",
        "1e3",
        ".inf",
        ".nan",
        "+1",
        "true",
        "True",
        "yes",
        "NO",
        "on",
        "off",
        "y",
        "N",
        "null",
        "~",
        "2026-01-01",
        "<<",
        "=",
        "- a",
        "a: b",
        "a:",
        ":a",
        "a #b",
        "#a",
        "'a'",
        "\"a\"",
        " a",
        "a ",
        "\ta",
        "a\n",
        "\na",
        "a\n  b\n\n",
        "a\r\nb",
        "|",
        "> a",
        "%a",
        "@a",
        "`a",
        "&a",
        "*a",
        "!a",
        "? a",
        "---",
        "...",
        "[a]",
        "{a: b}",
        ",",
        "\\",
        "\\n",
        "a\u0085b",
        "a\u2028b",
        "\ufeffa",
        "\u202eevil",
        "a\u200bb",
        "ml engineers",
        "arn:aws:iam::111122223333:role/studio/a",
        "caf\u00e9");
  }

  @ParameterizedTest
  @MethodSource("texts")
  void everyTextIsReadBack(String text) {
    assertIsReadBack("the text " + PrintableText.escape(text), row(text, text, 1));
  }

  @Test
  void randomTextsAreReadBack() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      String description = text(random);
      String group = text(random).replaceAll("[\\p{C}\\p{Z}&&[^\\t\\n\\r ]]", "") + "x";
      assertIsReadBack("seed " + seed, row(description, group, random.nextInt()));
    }
  }

  @Test
  void randomFieldsOfARefusedRowAreCommentsThatAreYaml() {
    for (long seed = 0; seed < 1_000; seed++) {
      Random random = new Random(seed);
      Map<String, @Nullable Object> fields = new LinkedHashMap<>();
      for (int i = random.nextInt(5); i >= 0; i--) {
        fields.put(text(random), value(random, 3));
      }

      String comments = RowYaml.comments(fields);

      assertThat(comments.lines()).as("seed %d", seed).allMatch(line -> line.startsWith("#"));
      assertThat(parse("rows: []\n" + comments).errors()).as("seed %d", seed).isEmpty();
      String uncommented =
          comments.lines().map(line -> line.substring(1)).collect(Collectors.joining("\n"));
      Object read = new PlainValues().of(YamlFile.compose(uncommented));
      assertThat(read).as("seed %d", seed).isEqualTo(List.of(fields));
    }
  }

  @Test
  void aSimpleRowHasNoQuotes() {
    assertThat(RowYaml.entry(row("Notebooks: on the team's bucket", "ml engineers", 20)))
        .isEqualTo(
            """
              - groupName: ml engineers
                domainId: d-abc
                roleArn: arn:aws:iam::111122223333:role/studio/a
                priority: 20
                description: "Notebooks: on the team's bucket"
                userSettings:
                  CustomFileSystemConfigs:
                    - S3FileSystemConfig:
                        MountPath: "Notebooks: on the team's bucket"
                        S3Uri: s3://bucket/
                  SecurityGroups:
                    - sg-1
            """);
  }

  @Test
  void datesAreReadBackAsWritten() {
    MappingRow row = row("guests", "guests", 20);
    assertIsReadBack(
        "dates",
        new MappingRow(
            row.group(),
            row.domain(),
            row.region(),
            row.role(),
            row.priority(),
            row.pinnedGroup(),
            row.enabled(),
            row.description(),
            row.userSettings(),
            row.privateSpaces(),
            new AccessPeriod(
                Optional.of(RowMoment.startOf("2027-01-01")),
                Optional.of(RowMoment.endOf("2027-03-31T18:00[Europe/Berlin]")),
                Optional.of(90))));
  }

  private static void assertIsReadBack(String what, MappingRow row) {
    String yaml = "rows:\n" + RowYaml.entry(row);

    assertThat(yaml.codePoints().filter(character -> character != '\n'))
        .as(what)
        .allMatch(PrintableText::isVisible);
    MappingFile read = parse(yaml);
    assertThat(read.findings()).as(what + "\n" + yaml).isEmpty();
    assertThat(read.rows()).as(what).extracting(WrittenRow::row).containsExactly(row);
    Map<String, List<Map<String, Object>>> byYaml11 = new Yaml().load(yaml);
    assertThat(byYaml11.get("rows").getFirst())
        .as(what)
        .containsEntry("groupName", row.group().value())
        .containsEntry("priority", row.priority());
    assertThat(byYaml11.get("rows").getFirst().getOrDefault("description", ""))
        .as(what)
        .isEqualTo(row.description());
  }

  private static MappingRow row(String description, String group, int priority) {
    Map<String, Object> settings = new HashMap<>();
    settings.put("SecurityGroups", List.of("sg-1"));
    if (description.matches(".+")) {
      settings.put(
          "CustomFileSystemConfigs",
          List.of(
              Map.of(
                  "S3FileSystemConfig",
                  Map.of("S3Uri", "s3://bucket/", "MountPath", description))));
    }
    return new MappingRow(
        new GroupName(group.matches("[\\p{L}\\p{M}\\p{S}\\p{N}\\p{P}\\t\\n\\r ]+") ? group : "a"),
        new DomainId("d-abc"),
        Optional.empty(),
        new RoleArn("arn:aws:iam::111122223333:role/studio/a"),
        priority,
        Optional.empty(),
        true,
        description,
        new UserSettings(settings),
        Optional.empty());
  }

  private static @Nullable Object value(Random random, int depth) {
    return switch (random.nextInt(depth > 0 ? 7 : 5)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> java.math.BigInteger.valueOf(random.nextLong());
      case 3, 4 -> text(random);
      case 5 -> {
        List<@Nullable Object> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(value(random, depth - 1));
        }
        yield items;
      }
      default -> {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          fields.put("f" + text(random), value(random, depth - 1));
        }
        yield fields;
      }
    };
  }

  private static String text(Random random) {
    return random
        .ints(random.nextInt(6), 0, PIECES.size())
        .mapToObj(PIECES::get)
        .collect(Collectors.joining());
  }

  private static MappingFile parse(String yaml) {
    return MappingFile.parse(new StringReader(yaml));
  }
}
