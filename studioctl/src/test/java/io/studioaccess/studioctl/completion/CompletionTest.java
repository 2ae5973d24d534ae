package io.studioaccess.studioctl.completion;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.studioctl.StudioctlRunner;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import io.studioaccess.studioctl.console.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The generated script in a real bash, with a studioctl that knows three names. */
class CompletionTest {
  private static final StudioctlRunner NOWHERE = at(URI.create("http://127.0.0.1:1"));

  /** Types a line, and prints what completes it. */
  private static final String TYPE =
      """
      source "$FOLDER/completion.bash" >/dev/null 2>&1
      COMP_LINE="$1"; COMP_POINT=${#1}
      read -ra COMP_WORDS <<< "$1"
      [ "${1%% }" = "$1" ] || COMP_WORDS+=("")
      COMP_CWORD=$((${#COMP_WORDS[@]} - 1))
      _studioctl_names
      printf '%s\n' "${COMPREPLY[@]}"
      """;

  @TempDir private static Path folder;

  private static StudioctlRunner at(URI endpoint) {
    return new StudioctlRunner(endpoint, Clock.systemUTC(), Sleeper.system());
  }

  @BeforeAll
  static void generate() throws IOException {
    Result script = NOWHERE.run("generate-completion");
    assertThat(script.exitCode()).isZero();
    assertThat(script.out()).contains("bashcompinit").doesNotContain("_picocli_studioctl_complete");
    Files.writeString(folder.resolve("completion.bash"), script.out());
    Path program =
        Files.writeString(
            folder.resolve("studioctl"),
            """
            #!/bin/sh
            echo "$@" >> "$FOLDER/calls"
            printf 'ana\\nan.lee@example.com\\nanother team\\n'
            """);
    assertThat(program.toFile().setExecutable(true)).isTrue();
  }

  private static List<String> completed(String line) throws Exception {
    Files.deleteIfExists(folder.resolve("calls"));
    ProcessBuilder bash = new ProcessBuilder("bash", "--norc", "-c", TYPE, "bash", line);
    bash.environment().put("FOLDER", folder.toString());
    bash.environment().put("PATH", folder + ":" + System.getenv("PATH"));
    bash.redirectErrorStream(true);
    Process process = bash.start();
    String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    process.waitFor();
    return output.lines().toList();
  }

  private static String call() throws IOException {
    Path calls = folder.resolve("calls");
    return Files.exists(calls) ? Files.readString(calls).strip() : "";
  }

  @ParameterizedTest
  @CsvSource({
    "'studioctl explain an',              complete users an",
    "'studioctl plan --user ',            complete users",
    "'studioctl plan --user=an',          complete users an",
    "'studioctl history --group an',      complete groups an",
    "'studioctl homes list --domain d-',  complete domains d-",
    "'studioctl held release an',         complete held an",
    "'studioctl held reject ana an',      complete held an",
    "'studioctl quarantine restore ',     complete leavers",
    "'studioctl --region eu-west-1 explain an', complete users an --region eu-west-1",
    "'studioctl explain --profile=x an',  complete users an --profile=x"
  })
  void namesAreAskedOfTheStack(String line, String asked) throws Exception {
    List<String> names = completed(line);

    assertThat(call()).isEqualTo(asked);
    assertThat(names).containsExactly("ana", "an.lee@example.com", "another\\ team");
  }

  @Test
  void aWordThatReadlineBreaksIsCompletedFromTheBreakOn() throws Exception {
    assertThat(completed("studioctl explain an.lee@e")).contains("example.com");
  }

  @ParameterizedTest
  @CsvSource({
    "'studioctl ex',            explain",
    "'studioctl mapping pl',    plan",
    "'studioctl plan --us',     --user"
  })
  void commandsAndOptionsAskNobody(String line, String expected) throws Exception {
    assertThat(completed(line)).contains(expected);
    assertThat(call()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"users", "groups", "domains", "held", "leavers"})
  void whatCannotBeReadIsSilentlyNothing(String kind) throws IOException {
    HttpServer forbidding = server(CompletionTest::forbid);
    try {
      assertThat(at(uri(forbidding)).run("complete", kind, "an")).isEqualTo(new Result(0, "", ""));
    } finally {
      forbidding.stop(0);
    }
  }

  @Test
  void anEndpointThatNeverAnswersDoesNotHang() throws IOException {
    CountDownLatch over = new CountDownLatch(1);
    HttpServer silent = server(_ -> await(over));
    try {
      long start = System.nanoTime();

      Result result = at(uri(silent)).run("complete", "users");

      assertThat(result).isEqualTo(new Result(0, "", ""));
      assertThat(Duration.ofNanos(System.nanoTime() - start)).isLessThan(Duration.ofSeconds(15));
    } finally {
      over.countDown();
      silent.stop(0);
    }
  }

  private static HttpServer server(HttpHandler handler) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", handler);
    server.start();
    return server;
  }

  private static URI uri(HttpServer server) {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  private static void forbid(HttpExchange exchange) throws IOException {
    exchange.sendResponseHeaders(403, -1);
    exchange.close();
  }

  private static void await(CountDownLatch over) {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
