package io.studioaccess.studioctl.events;

import static io.studioaccess.studioctl.events.SampleOutcomes.NOW;
import static io.studioaccess.studioctl.events.SampleOutcomes.outcome;
import static io.studioaccess.studioctl.events.SampleOutcomes.user;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.console.TestDisplay;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class EventViewTest {
  private static final Map<UserId, String> NAMES = Map.of(user(1), "ana", user(99), "carol");
  private static final Entry LETTER =
      new Entry.DeadLetterIn(
          "Provisioner", "id-1", NOW, "reconcile of user 1", "AccessDenied", "{}");

  private static String shown(List<Entry> entries, String... args) {
    TestDisplay display = new TestDisplay(args);
    EventView view = new EventView(display.display(), _ -> NAMES);
    view.begin();
    view.show(entries);
    return display.out();
  }

  @Test
  void anOutcomeNamesTheUserTheChangeAndWhoMadeIt() {
    assertThat(shown(List.of(new Entry.OutcomeOf(outcome(1, NOW)), LETTER)).lines())
        .containsExactly(
            "2026-11-28T09:00:00Z  Granted      ana",
            "    data-scientist, group group, in d-abcdefghijkl",
            "    because of sso-directory.amazonaws.com/AddMemberToGroup by carol",
            "2026-11-28T09:00:00Z  Dead letter  Provisioner",
            "    reconcile of user 1",
            "    AccessDenied");
  }

  @Test
  void eachEntryIsOneLineOfJsonWithAVersion() throws Exception {
    List<String> lines =
        shown(List.of(new Entry.OutcomeOf(outcome(1, NOW)), LETTER), "--output", "json")
            .lines()
            .toList();

    assertThat(lines).hasSize(2);
    JsonNode granted = new JsonMapper().readTree(lines.getFirst());
    assertThat(granted.path("version").asInt()).isOne();
    assertThat(granted.path("type").asText()).isEqualTo("outcome");
    assertThat(granted.path("userName").asText()).isEqualTo("ana");
    assertThat(granted.path("actorName").asText()).isEqualTo("carol");
    assertThat(new JsonMapper().readTree(lines.getLast()).path("messageId").asText())
        .isEqualTo("id-1");
  }

  @Test
  void csvHasTheSameColumnsForBothTypes() {
    List<String> lines =
        shown(List.of(new Entry.OutcomeOf(outcome(1, NOW)), LETTER), "--output", "csv")
            .lines()
            .toList();

    assertThat(lines)
        .hasSize(3)
        .allSatisfy(line -> assertThat(line.split(",", -1)).hasSize(EventFields.COLUMNS.size()));
  }

  @Test
  void hostileAndLongTextFitsEightyColumns() {
    String text =
        shown(
            List.of(
                new Entry.OutcomeOf(
                    outcome(
                        5,
                        NOW,
                        0,
                        "Refused",
                        "g".repeat(900),
                        Optional.of("a\u001b[2J ".repeat(50)))),
                new Entry.DeadLetterIn(
                    "Provisioner", "id", NOW, "x\r\nforged ".repeat(30), "y".repeat(5_000), "")));

    assertThat(text.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(text).doesNotContain("\u001b");
  }

  @Test
  void anEntryWaitsUntilTheDirectoryAnswers() {
    TestDisplay display = new TestDisplay();
    boolean[] isDown = {true};
    EventView view =
        new EventView(
            display.display(),
            _ -> {
              if (isDown[0]) {
                throw new IllegalStateException("down");
              }
              return NAMES;
            });

    assertThatThrownBy(() -> view.show(List.of(new Entry.OutcomeOf(outcome(1, NOW)))))
        .hasMessage("down");
    isDown[0] = false;
    view.show(List.of());

    assertThat(display.out()).contains("ana");
  }
}
