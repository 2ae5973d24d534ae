package io.studioaccess.studioctl.review;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.Region;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.NewFile;
import io.studioaccess.studioctl.stack.Installation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.assertj.core.api.AbstractThrowableAssert;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReviewFileTest {
  private static final Installation STACK =
      new Installation(
          "studio-access", "111122223333", new Region("eu-west-1"), Map.of(), Map.of());
  private static final ReviewHead HEAD =
      ReviewHead.of(
          STACK,
          Instant.parse("2026-11-23T09:00:00Z"),
          "arn:aws:sts::111122223333:assumed-role/auditor/kim",
          new ReviewScope(Optional.of("a, \"b\""), Optional.empty(), Optional.empty()),
          2);
  private static final ReviewEntry ANA = entry("=ana", 1);
  private static final ReviewEntry HOSTILE = entry("x\u202e: \"<b>\"\n, '", 2);

  @TempDir private Path folder;

  private static ReviewEntry entry(String name, int number) {
    return new ReviewEntry(
        name,
        "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d".formatted(number),
        "d-abcdefghijkl",
        "profile-" + number,
        "arn:aws:iam::111122223333:role/studio/data-scientist",
        "data-scientists",
        "",
        "2026-01-01T00:00:00Z",
        "2026-02-01T00:00:00Z",
        ReviewEntry.UNKNOWN,
        ReviewDecision.UNDECIDED,
        "");
  }

  private String written(String name) throws IOException {
    String text = ReviewFormat.of(name).write(Review.of(HEAD, List.of(ANA, HOSTILE)));
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private String edited(String name, String before, String after) throws IOException {
    Path file = Path.of(written(name));
    String text = Files.readString(file);
    assertThat(text).contains(before);
    return Files.writeString(file, text.replaceFirst(Pattern.quote(before), after)).toString();
  }

  private static AbstractThrowableAssert<?, ? extends Throwable> assertRefused(String file) {
    return assertThatThrownBy(() -> ReviewFile.read(file, STACK))
        .isInstanceOf(CommandException.class);
  }

  private static List<String> details(String file) {
    try {
      ReviewFile.read(file, STACK);
      return List.of();
    } catch (CommandException e) {
      return e.details();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"review.yaml", "review.yml", "review.csv", "REVIEW.CSV"})
  void aReviewIsReadAsItWasWritten(String name) throws IOException {
    Review review = ReviewFile.read(written(name), STACK);

    assertThat(review.head()).isEqualTo(HEAD);
    assertThat(review.entries())
        .extracting(placed -> placed.entry().userId())
        .containsExactly(ANA.userId(), HOSTILE.userId());
    assertThat(review.entries().getFirst().entry()).isEqualTo(ANA);
    assertThat(review.decided(ReviewDecision.UNDECIDED)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"keep", "Keep", " REMOVE "})
  void aDecisionIsAWordInAnyCase(String word) throws IOException {
    String file = edited("review.yaml", "- decision:", "- decision: " + word);

    assertThat(ReviewFile.read(file, STACK).decided(ReviewDecision.UNDECIDED)).hasSize(1);
  }

  @Test
  void namesAnUnknownDecisionWithItsPlace() throws IOException {
    assertThat(details(edited("review.yaml", "- decision:", "- decision: yes")))
        .singleElement()
        .asString()
        .matches(".*review\\.yaml:\\d+:15: 'yes' is no decision about =ana: write keep.*");
    assertThat(details(edited("review.csv", "\r\n,", "\r\ndelete,")))
        .singleElement()
        .asString()
        .contains("review.csv:2:1: 'delete' is no decision about");
  }

  @Test
  void namesAnEditedEntryWithItsPlace() throws IOException {
    assertThat(details(edited("review.yaml", "profile-2", "profile-1")))
        .singleElement()
        .asString()
        .contains("was edited: only decision and note may change");
    assertThat(details(edited("review.csv", "profile-1", "profile-2")))
        .singleElement()
        .asString()
        .contains("review.csv:2:1: the entry of '=ana' was edited");
  }

  @Test
  void namesADuplicate() throws IOException {
    Path file = Path.of(written("review.csv"));
    List<String> lines = Files.readAllLines(file);
    Files.writeString(file, Files.readString(file) + lines.get(1) + "\r\n");

    assertThat(details(file.toString()))
        .singleElement()
        .asString()
        .contains(":4:1: a second entry of =ana in d-abcdefghijkl; the first is on line 2");
  }

  @Test
  void refusesTheReviewOfAnotherStack() throws IOException {
    assertThat(details(edited("review.yaml", "stack: studio-access", "stack: other")))
        .singleElement()
        .asString()
        .contains("a review of stack other in account 111122223333");
  }

  @Test
  void refusesOtherFiles() throws IOException {
    assertThat(details(Files.writeString(folder.resolve("rows.yaml"), "rows: none").toString()))
        .singleElement()
        .asString()
        .contains("not a review of this version");
    assertThat(details(Files.writeString(folder.resolve("bad.yaml"), "a: [").toString()))
        .singleElement()
        .asString()
        .contains("invalid YAML");
    assertThat(details(Files.writeString(folder.resolve("other.csv"), "a,b\n1,2\n").toString()))
        .isNotEmpty()
        .first()
        .asString()
        .contains("other.csv:1:1: expected one column");
    assertRefused(folder.resolve("none.csv").toString()).hasMessageContaining("does not exist");
    assertRefused("review.txt").hasMessageContaining("neither a .yaml nor a .csv file");
  }

  @Test
  void overwritesNothing() throws IOException {
    String file = written("review.yaml");

    assertThatThrownBy(() -> NewFile.write(file, "x")).hasMessageContaining("exists");
    assertThat(Files.readString(Path.of(file))).contains("reviewVersion");
  }
}
