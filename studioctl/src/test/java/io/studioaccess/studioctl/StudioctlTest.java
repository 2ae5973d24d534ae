package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import io.studioaccess.studioctl.console.Sleeper;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class StudioctlTest {
  private final StudioctlRunner nowhere =
      new StudioctlRunner(URI.create("http://127.0.0.1:1"), Clock.systemUTC(), Sleeper.system());

  @ParameterizedTest
  @ValueSource(strings = {"", "mapping", "held", "quarantine", "dlq", "review", "homes", "sandbox"})
  void aGroupAloneShowsItsHelpAsAUsageError(String group) {
    Result bare = nowhere.run(group.isEmpty() ? new String[0] : new String[] {group});
    Result help = nowhere.run((group + " --help").strip().split(" "));

    assertThat(bare.exitCode()).isEqualTo(64);
    assertThat(bare.out()).isEmpty();
    assertThat(bare.err()).startsWith("Usage: studioctl " + group).contains("Commands:");
    assertThat(help.exitCode()).isZero();
    assertThat(help.out().strip()).isEqualTo(bare.err().strip());
  }

  @ParameterizedTest
  @ValueSource(strings = {"explain", "mapping plan", "held"})
  void helpNamesACommandBeforeOrAfter(String command) {
    Result before = nowhere.run(("help " + command).split(" "));
    Result after = nowhere.run((command + " --help").split(" "));

    assertThat(before.exitCode()).isZero();
    assertThat(before.out()).isNotEmpty();
    assertThat(before.out().strip()).isEqualTo(after.out().strip());
  }

  @Test
  void theOptionsOfEveryCommandAreListedOnce() {
    String root = nowhere.run("--help").out();
    String plan = nowhere.run("plan", "--help").out();

    assertThat(root).contains("-o, --output", "--endpoint-url", "--version").contains("history");
    assertThat(root).doesNotContain("complete ");
    assertThat(plan)
        .contains("--group", "--out=FILE", "-h, --help", "Global options", "studioctl --help")
        .doesNotContain("--endpoint-url", "--debug", "--version");
    assertThat(plan.lines()).hasSizeLessThan(25);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      value = {
        "explian ana,         'explain'",
        "help explian,        'explain'",
        "mapping pln,         'plan'",
        "help mapping pln,    'plan'",
        "plan --gruop a,      '--group'",
        "plan --usr=ana,      '--user'",
        "status --ouput json, '--output'"
      })
  void aMistypedCommandOrOptionIsSuggested(String typed, String meant) {
    Result result = nowhere.run(typed.split(" "));

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("Did you mean " + meant + "?");
  }

  @ParameterizedTest
  @CsvSource({
    "exlpain ana, studioctl: Unknown command 'exlpain'. Did you mean 'explain'?",
    "completion, studioctl: Unknown command 'completion'",
    "mapping paln rows.yaml, studioctl: Unknown command 'paln'. Did you mean 'plan'?",
    "held release, studioctl: Missing required argument (specify one of these): (USER... | --all)",
    "mapping validate nowhere.yaml --offline, studioctl: File nowhere.yaml does not exist.",
    "mapping validate . --offline, studioctl: Cannot read .: Is a directory"
  })
  void anErrorSaysInWordsWhatIsWrong(String typed, String error) {
    assertThat(nowhere.run(typed.split(" ")).err().lines().findFirst()).contains(error);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          status|--region|x y|option '--region': expected a region such as eu-west-1, found 'x y'
          status|--region|''|option '--region': expected a region such as eu-west-1, found ''
          status|--account-profile|1234=dev|ACCOUNT=NAME): expected an account id of twelve digits, found '1234'
          status|--endpoint-url|localhost|option '--endpoint-url': expected a URL such as http://127.0.0.1:8080, found 'localhost'
          sweep|--timeout|-5|option '--timeout': expected a whole number of minutes from 0 to 999999, found '-5'
          sweep|--timeout|soon|option '--timeout': expected a whole number of minutes from 0 to 999999, found 'soon'
          """)
  void aValueThatAnOptionCannotHaveIsRefusedWithWhatItCan(
      String command, String option, String value, String error) {
    Result result = nowhere.run(command, option, value);

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err().lines().findFirst().orElseThrow())
        .startsWith("studioctl: Invalid value for option")
        .contains(error);
  }

  @Test
  void theOutputHasAShortOption() {
    assertThat(nowhere.run("status", "-o", "csv").err()).contains("status has no csv output");
    Result unsorted = nowhere.run("history", "--sort", "user", "-o", "json");
    assertThat(unsorted.exitCode()).isEqualTo(64);
    assertThat(unsorted.err()).contains("--sort sorts tables and CSV");
  }

  @Test
  void anUnreachableEndpointIsReportedInOneLine() {
    Result result = nowhere.run("status");

    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.err())
        .containsPattern(
            "studioctl: Cannot reach http://127.0.0.1:1 \\(.+\\)\\. Check the network and the"
                + " URL\\.")
        .hasLineCount(1);
  }

  @ParameterizedTest
  @CsvSource({
    "200, <html><body><p>Sign in to the network</p></body></html>",
    "200, <html><body><p>Sign in to the network<br></body></html>",
    "403, <html><body><h1>Forbidden</h1></body></html>",
    "502, <html><body><h1>Bad gateway</h1></body></html>"
  })
  void aResponseOfAProxyIsRecognised(int status, String page) throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext(
        "/",
        exchange -> {
          byte[] body = page.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "text/html");
          exchange.sendResponseHeaders(status, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    proxy.start();
    try {
      URI endpoint = URI.create("http://127.0.0.1:" + proxy.getAddress().getPort());

      Result result =
          new StudioctlRunner(endpoint, Clock.systemUTC(), Sleeper.system()).run("status");

      assertThat(result.exitCode()).isEqualTo(1);
      assertThat(result.err())
          .isEqualToIgnoringNewLines(
              "studioctl: The response is not from AWS. Check the proxy, AWS_ENDPOINT_URL and"
                  + " --endpoint-url.");
    } finally {
      proxy.stop(0);
    }
  }

  @Test
  void anEndpointWithoutASchemeIsAUsageError() {
    Result result =
        new StudioctlRunner(URI.create("localhost"), Clock.systemUTC(), Sleeper.system())
            .run("status");

    assertThat(result.exitCode()).isEqualTo(64);
    assertThat(result.err()).contains("--endpoint-url", "expected a URL such as");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"sweep", "held release", "held reject", "quarantine restore", "quarantine delete"})
  void commandsThatWaitHaveATimeout(String command) {
    Result result = nowhere.run((command + " --help").split(" "));

    assertThat(result.out()).contains("--timeout=MINUTES", "Default: 30");
  }
}
