package io.studioaccess.studioctl.init;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ChoicesTest {
  private record Thing(String id, String name) {}

  private static final Thing DATA = new Thing("id-1", "Data");
  private static final Thing SMALL = new Thing("id-2", "data");
  private static final Thing TWICE = new Thing("id-3", "twice");
  private static final Thing AGAIN = new Thing("id-4", "twice");
  private static final Thing NUMBER = new Thing("id-5", "1");

  private final Choices<Thing> choices = of(List.of(DATA, SMALL, TWICE, AGAIN, NUMBER));

  private static Choices<Thing> of(List<Thing> things) {
    return new Choices<>("thing", things, Thing::id, Thing::name);
  }

  @Test
  void theExactNameComesFirstThenTheIdThenTheNumber() {
    assertThat(choices.find("data", true)).isEqualTo(SMALL);
    assertThat(choices.find("id-4", true)).isEqualTo(AGAIN);
    assertThat(choices.find("1", true)).isEqualTo(NUMBER);
    assertThat(choices.find("2", true)).isEqualTo(SMALL);
  }

  @Test
  void aNumberInAScriptMeansNothing() {
    assertThatThrownBy(() -> choices.find("2", false))
        .hasMessageStartingWith("There is no thing '2'.");
  }

  @Test
  void anAmbiguousNameIsRefusedWithTheIds() {
    assertThatThrownBy(() -> choices.find("DATA", true))
        .hasMessage("'DATA' is ambiguous: it could be 'Data' (id-1) or 'data' (id-2). Use the id.");
    assertThatThrownBy(() -> choices.find("twice", true)).hasMessageContaining("(id-3)", "(id-4)");
  }

  @Test
  void aMisspeltNameIsSuggested() {
    assertThatThrownBy(() -> choices.find("twise", true))
        .hasMessage("There is no thing 'twise'. Did you mean 'twice'?");
  }

  @Test
  void aLongListShowsItsBeginning() {
    Choices<Thing> many =
        of(IntStream.rangeClosed(1, 50).mapToObj(i -> new Thing("id" + i, "n" + i)).toList());

    assertThat(many.lines(Thing::name))
        .hasSize(21)
        .last()
        .isEqualTo("… and 30 more: type the name");
    assertThatThrownBy(() -> many.find("21", true)).hasMessageContaining("There is no thing");
  }
}
