package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.Ctl.Result;
import io.studioaccess.studioctl.console.Pause;
import java.net.URI;
import java.time.Clock;
import org.junit.jupiter.api.Test;

class StudioctlTest {
  private final Ctl nowhere =
      new Ctl(URI.create("http://127.0.0.1:1"), Clock.systemUTC(), Pause.real());

  @Test
  void withoutACommandItIsAMistakeOfTheCommandLine() {
    Result result = nowhere.run();

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("Which command?", "studioctl --help");
  }

  @Test
  void anEndpointThatDoesNotAnswerIsNamedInALine() {
    Result result = nowhere.run("status");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsPattern("studioctl: No answer from http://127.0.0.1:1: .+")
        .hasLineCount(1);
  }

  @Test
  void completionIsGeneratedForBashAndZsh() {
    Result result = nowhere.run("generate-completion");

    assertThat(result.exitCode()).isZero();
    assertThat(result.out()).contains("complete -F", "bashcompinit");
  }
}
