package io.studioaccess.mapping.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.Reader;
import java.io.StringReader;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A useful file may be large; a hostile file has a short error. */
class FileLimitsTest {
  private static final String ROW =
      """
        - groupName: team-%1$d
          domainId: d-abc
          roleArn: arn:aws:iam::111122223333:role/studio/a
      """;

  @Test
  void tenThousandRowsWithAliasesAreRead() {
    String first =
        "rows:\n"
            + ROW.formatted(0)
            + """
                userSettings: &common
                  JupyterLabAppSettings: &editor
                    DefaultResourceSpec: {InstanceType: ml.t3.medium}
                  CodeEditorAppSettings: *editor
            """;
    String others =
        IntStream.range(1, 10_000)
            .mapToObj(
                i ->
                    ROW.formatted(i)
                        + "    description: \"%s\"\n".formatted("why this group ".repeat(15))
                        + "    userSettings: *common\n")
            .collect(Collectors.joining());
    assertThat(first.length() + others.length()).isGreaterThan(3 * 1024 * 1024);

    MappingFile file = parse(first + others);

    assertThat(file.findings()).isEmpty();
    assertThat(file.rows()).hasSize(10_000);
    assertThat(file.rows().getLast().row().userSettings())
        .isEqualTo(file.rows().getFirst().row().userSettings());
  }

  /** Ten levels of ten aliases: ten thousand million texts. */
  @ParameterizedTest
  @ValueSource(strings = {"userSettings", "description", "groupName", "unknown"})
  void aBombOfAliasesHasAShortError(String field) {
    String bomb =
        "rows:\n"
            + ROW.formatted(0)
            + "    "
            + field
            + ":\n      a0: &a0 [lol,lol,lol,lol,lol,lol,lol,lol,lol,lol]\n"
            + IntStream.rangeClosed(1, 9)
                .mapToObj(
                    level ->
                        "      a%d: &a%d [%s]\n"
                            .formatted(
                                level,
                                level,
                                IntStream.range(0, 10)
                                    .mapToObj(_ -> "*a" + (level - 1))
                                    .collect(Collectors.joining(","))))
                .collect(Collectors.joining());
    assertThat(bomb.length()).isLessThan(1_200);

    List<Finding> errors = parse(bomb).errors();

    assertThat(errors)
        .extracting(Finding::toString)
        .anySatisfy(
            error ->
                assertThat(error).startsWith("line 2, column 5: the row has more than 409,600"))
        .allSatisfy(error -> assertThat(error).hasSizeLessThan(300));
  }

  /** The same structure again and again: no row is too large, but all of them together are. */
  @Test
  void manyAliasesOfALargeRowHaveOneError() {
    String large =
        "rows:\n"
            + ROW.formatted(0)
            + "    description: &text \"%s\"\n".formatted("x".repeat(300_000))
            + IntStream.range(1, 1_000)
                .mapToObj(i -> ROW.formatted(i) + "    description: *text\n")
                .collect(Collectors.joining());

    assertThat(parse(large).errors())
        .singleElement()
        .asString()
        .contains("the rows up to this one have more than 134,217,728 characters");
  }

  @Test
  void anAliasInsideItsAnchorIsAnError() {
    assertThat(parse("rows: &a [*a]").errors())
        .singleElement()
        .hasToString("line 1, column 7: this anchor contains an alias of itself");
  }

  @Test
  void nestingIsLimitedWithAndWithoutAliases() {
    String aliases =
        "rows:\n"
            + "  - &a0 [x]\n"
            + IntStream.range(1, 100_000)
                .mapToObj(i -> "  - &a%d [*a%d]\n".formatted(i, i - 1))
                .collect(Collectors.joining());

    assertThat(parse("rows: " + "[".repeat(1_000_000)).errors())
        .singleElement()
        .hasToString("line 1, column 56: nested more than 50 levels deep");
    assertThat(parse(aliases).errors())
        .singleElement()
        .asString()
        .contains("nested more than 50 levels deep, aliases included");
  }

  @Test
  void aFileOfErrorsIsNotReadToTheEnd() {
    String rows =
        IntStream.range(0, 5_000).mapToObj(_ -> "  - no row\n").collect(Collectors.joining());

    List<Finding> errors = parse("rows:\n" + rows).errors();

    assertThat(errors).hasSize(FileLimits.ERRORS + 1);
    assertThat(errors)
        .extracting(Finding::message)
        .contains("1,000 errors: the rest of the file was not read");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "groupName",
        "domainId",
        "region",
        "roleArn",
        "priority",
        "groupId",
        "enabled",
        "privateSpaces",
        "userSettings",
        "unknown"
      })
  void aLongValueIsNotRepeatedInTheError(String field) {
    MappingFile file =
        parse("rows:\n  - description: a\n    %s: %s\n".formatted(field, "x".repeat(100_000)));

    assertThat(file.errors())
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(600));
  }

  @Test
  void aLongNameIsNotRepeatedInTheError() {
    MappingFile file = parse("rows:\n  - ? %s\n    : 1\n".formatted("x".repeat(100_000)));

    assertThat(file.errors())
        .isNotEmpty()
        .allSatisfy(error -> assertThat(error.toString()).hasSizeLessThan(600));
  }

  @Test
  void tooManyRowsNameTheFirstThatIsTooMany() {
    assertThat(parse("rows: [" + "a,".repeat(FileLimits.ROWS + 1) + "]").errors())
        .singleElement()
        .hasToString(
            "line 1, column 200008: more than 100,000 rows: split the file, and load the parts with"
                + " --keep-others");
  }

  @Test
  void anEndlessFileIsNotReadToTheEnd() {
    Reader endless =
        new Reader() {
          @Override
          public int read(char[] buffer, int offset, int length) {
            buffer[offset] = '#';
            return 1;
          }

          @Override
          public void close() {}
        };

    assertThat(MappingFile.parse(endless).errors())
        .singleElement()
        .asString()
        .startsWith("line 1, column 1: the file has more than 33,554,432 characters");
  }

  @Test
  void anIllegalCharacterIsNamedWithItsPlace() {
    assertThat(parse("rows:\n  - description: \u001b[2J").errors())
        .singleElement()
        .hasToString(
            "line 2, column 18: invalid YAML: this character is not allowed; in double quotes,"
                + " write \"\\u001b\"");
  }

  @Test
  void fieldsCanBeMerged() {
    MappingFile file =
        parse(
            """
            rows:
              - &one
                groupName: one
                domainId: d-abc
                roleArn: arn:aws:iam::111122223333:role/studio/a
              - <<: *one
                groupName: two
              - {<<: [{priority: 7}, *one], groupName: three}
            """);

    assertThat(file.findings()).isEmpty();
    assertThat(file.rows())
        .extracting(row -> "%s %d".formatted(row.row().group(), row.row().priority()))
        .containsExactly("one 100", "two 100", "three 7");
  }

  private static MappingFile parse(String yaml) {
    return MappingFile.parse(new StringReader(yaml));
  }
}
