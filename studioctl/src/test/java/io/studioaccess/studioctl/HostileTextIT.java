package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.studioaccess.mapping.PrintableText;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.process.DaemonThreads;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.io.StringReader;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import picocli.CommandLine.Command;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Every text that others can write contains terminal escapes, bidirectional controls, zero-width
 * characters and line breaks: rows, descriptions, the ledger's texts, dead letters, files,
 * arguments and AWS's error messages. No command passes any of them on to the terminal.
 */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class HostileTextIT {
  private static final String HOSTILE =
      "x\u001b]0;title\u0007\u001b[2J\u009b31m\u202eb\u2066\u200b\u007f\r\n"
          + "forged: all is well\u2028";
  private static final String ESCAPED = PrintableText.escape(HOSTILE);
  private static final JsonMapper JSON = new JsonMapper();

  /** The commands that show tables, with and without long and hostile text. */
  private static final Set<String> FITTED =
      Set.of(
          "doctor",
          "explain",
          "status",
          "history",
          "events",
          "report",
          "review status",
          "homes list",
          "plan",
          "mapping plan",
          "held list",
          "quarantine list",
          "dlq list");

  @TempDir private static Path folder;

  private static SandboxedCompany company;
  private static String rows;
  private static String invalidRows;
  private static String plan;
  private static String review;

  @BeforeAll
  static void start() throws IOException {
    company = SandboxedCompany.oneChangeAnHour();
    company.addRole("data-scientist", "sagemaker");
    company.addRole("ml-engineer", "sagemaker");
    User leaver = company.sandbox.cloud().directory().addUser("leaver\u3164");
    User held = company.sandbox.cloud().directory().addUser("held\u115f");
    Stream.of(Company.ANA, leaver, held)
        .forEach(user -> company.joins(user, Company.DATA_SCIENTISTS));
    ctl("sweep", "--yes");
    Stream.of(leaver, held)
        .forEach(
            user -> {
              company
                  .sandbox
                  .cloud()
                  .directory()
                  .leave(user.userId(), Company.DATA_SCIENTISTS.groupId());
              ctl("sweep", "--user", user.userId(), "--yes");
            });
    company.joins(Company.OLGA, Company.ML_ENGINEERS);
    poisonLedger();
    poisonMapping();
    company.sandbox.send("ProvisionerQueue", HOSTILE);
    company.sandbox.send(
        "DeprovisionerQueue",
        JSON.writeValueAsString(
            Map.of("type", "studio-access.Reconcile", "userId", HOSTILE, "eventId", HOSTILE)));
    company.sandbox.settle();
    rows = file("rows.yaml", HOSTILE, "arn:aws:iam::111122223333:role/studio/data-scientist");
    invalidRows = file("invalid.yaml", HOSTILE, HOSTILE);
    review = folder.resolve("review.yaml").toString();
    ctl("review", "new", "--out", review);
    plan = folder.resolve("plan" + PrintableText.escape(0x1b) + ".json").toString();
  }

  private static String file(String name, String description, String role) throws IOException {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("groupName", "data-scientists");
    row.put("domainId", Company.DOMAIN);
    row.put("roleArn", role);
    row.put("description", description);
    return Files.writeString(
            folder.resolve(name),
            PrintableText.escapeJson(JSON.writeValueAsString(Map.of("rows", List.of(row)))))
        .toString();
  }

  private static void poisonLedger() {
    String table = company.sandbox.table("LedgerTable");
    company.sandbox.dynamoDb().scan(scan -> scan.tableName(table)).items().stream()
        .filter(item -> item.get("pk").s().startsWith("user#"))
        .forEach(
            item -> {
              Map<String, AttributeValue> poisoned = new HashMap<>(item);
              poisoned.replaceAll((_, value) -> poisoned(value));
              company.sandbox.dynamoDb().putItem(put -> put.tableName(table).item(poisoned));
            });
  }

  private static AttributeValue poisoned(AttributeValue value) {
    return switch (value.type()) {
      case L -> AttributeValue.fromL(value.l().stream().map(HostileTextIT::poisoned).toList());
      case M -> {
        Map<String, AttributeValue> fields = new HashMap<>(value.m());
        fields.replaceAll((_, field) -> poisoned(field));
        fields.computeIfPresent("text", (_, _) -> AttributeValue.fromS(HOSTILE));
        fields.computeIfPresent("eventId", (_, _) -> AttributeValue.fromS(HOSTILE));
        if (fields.containsKey("homeEfsFileSystemUid")) {
          fields.put("homeEfsFileSystemUid", AttributeValue.fromS(HOSTILE));
          fields.put("obstacles", AttributeValue.fromS(HOSTILE));
        }
        yield AttributeValue.fromM(fields);
      }
      default -> value;
    };
  }

  private static void poisonMapping() {
    String table = company.sandbox.table("MappingTable");
    company
        .sandbox
        .dynamoDb()
        .putItem(
            put ->
                put.tableName(table)
                    .item(
                        Map.of(
                            "groupName",
                            AttributeValue.fromS(HOSTILE),
                            "domainId",
                            AttributeValue.fromS("d-abcdefghijkl" + HOSTILE),
                            "roleArn",
                            AttributeValue.fromS(HOSTILE),
                            HOSTILE,
                            AttributeValue.fromS(HOSTILE))));
    company.sandbox.dynamoDb().scan(scan -> scan.tableName(table)).items().stream()
        .filter(item -> item.get("groupName").s().equals("ml-engineers"))
        .forEach(
            item -> {
              Map<String, AttributeValue> described = new HashMap<>(item);
              described.put("description", AttributeValue.fromS(HOSTILE));
              company.sandbox.dynamoDb().putItem(put -> put.tableName(table).item(described));
            });
  }

  /**
   * The arguments of every command.
   *
   * @param shows whether the command certainly shows one of the texts
   */
  private record Arguments(boolean shows, List<String> arguments) {
    static Arguments shows(String... arguments) {
      return new Arguments(true, List.of(arguments));
    }

    static Arguments runs(String... arguments) {
      return new Arguments(false, List.of(arguments));
    }
  }

  private static Map<String, Arguments> commands() {
    Map<String, Arguments> commands = new LinkedHashMap<>();
    commands.put("init", Arguments.runs("init", "--directory", folder.toString(), "--yes"));
    commands.put("doctor", Arguments.shows("doctor"));
    commands.put("explain", Arguments.shows("explain", "ana"));
    commands.put("status", Arguments.runs("status"));
    commands.put("history", Arguments.runs("history"));
    commands.put("events", Arguments.shows("events", "--since", "2020-01-01"));
    commands.put("report", Arguments.shows("report"));
    commands.put(
        "review new", Arguments.runs("review", "new", "--out", folder.resolve("n.csv").toString()));
    commands.put("review status", Arguments.runs("review", "status", review));
    commands.put("review apply", Arguments.runs("review", "apply", review, "--yes"));
    commands.put(
        "review page",
        Arguments.runs("review", "page", review, "--out", folder.resolve("n.html").toString()));
    commands.put("homes list", Arguments.runs("homes", "list"));
    commands.put("plan", Arguments.runs("plan", "--out", plan));
    commands.put("mapping validate", Arguments.shows("mapping", "validate", invalidRows));
    commands.put("mapping export", Arguments.shows("mapping", "export"));
    commands.put("mapping plan", Arguments.shows("mapping", "plan", rows));
    commands.put("mapping apply", Arguments.shows("mapping", "apply", rows, "--yes"));
    commands.put("held list", Arguments.runs("held", "list"));
    commands.put("held reject", Arguments.runs("held", "reject", "--all", "--yes"));
    commands.put("held release", Arguments.runs("held", "release", "--all", "--yes"));
    commands.put("quarantine list", Arguments.shows("quarantine", "list"));
    commands.put(
        "quarantine delete", Arguments.shows("quarantine", "delete", "leaver\u3164", "--yes"));
    commands.put(
        "quarantine restore", Arguments.shows("quarantine", "restore", "leaver\u3164", "--yes"));
    commands.put("dlq list", Arguments.shows("dlq", "list"));
    commands.put("dlq show", Arguments.shows("dlq", "show", deadLetter()));
    commands.put("dlq drop", Arguments.shows("dlq", "drop", deadLetter(), "--yes"));
    commands.put("dlq redrive", Arguments.runs("dlq", "redrive", "--all", "--yes"));
    commands.put("sweep", Arguments.runs("sweep", "--yes"));
    return commands;
  }

  private static String deadLetter() {
    try {
      return JSON.readTree(ctl("dlq", "list", "--output", "json").out())
          .path("deadLetters")
          .path(0)
          .path("messageId")
          .asText();
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  @Order(1)
  void everyCommandIsTried() {
    Set<String> names = new LinkedHashSet<>();
    addNames("", Studioctl.COMMANDS.types(), names);

    assertThat(commands().keySet()).containsExactlyInAnyOrderElementsOf(names);
  }

  /** Neither help and completion nor the commands about a local sandbox ask AWS. */
  private static final Set<String> ELSEWHERE =
      Set.of("generate-completion", "complete", "help", "sandbox");

  private static void addNames(String parent, List<Class<?>> commands, Set<String> names) {
    for (Class<?> type : commands) {
      Command command = type.getAnnotation(Command.class);
      if (!ELSEWHERE.contains(command.name())) {
        String name = (parent + " " + command.name()).strip();
        if (command.subcommands().length == 0) {
          names.add(name);
        } else {
          addNames(name, List.of(command.subcommands()), names);
        }
      }
    }
  }

  @Test
  @Order(2)
  void noErrorMessageOfAwsReachesTheTerminalUnescaped() throws IOException {
    HttpServer proxy =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    proxy.createContext("/", HostileTextIT::answerWithErrors);
    ExecutorService threads = DaemonThreads.perTask();
    proxy.setExecutor(threads);
    proxy.start();
    try {
      StudioctlRunner ctl =
          new StudioctlRunner(
              URI.create("http://127.0.0.1:" + proxy.getAddress().getPort()),
              company.sandbox.clock(),
              _ -> {});
      commands()
          .forEach(
              (name, command) -> {
                Result result = ctl.run(command.arguments().toArray(String[]::new));
                assertIsVisible(name, result);
                assertThat(withoutBlanks(result.out() + result.err()))
                    .as(name)
                    .contains(withoutBlanks(ESCAPED));
              });
    } finally {
      proxy.stop(0);
      threads.shutdownNow();
    }
  }

  /** Forwards the query protocol, in which the stack is described; all else is refused. */
  private static void answerWithErrors(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      String type = exchange.getRequestHeaders().getFirst("Content-Type");
      if (type.startsWith("application/x-www-form-urlencoded")) {
        HttpURLConnection call = forward(exchange, request);
        byte[] response = call.getInputStream().readAllBytes();
        exchange.getResponseHeaders().set("Content-Type", "text/xml");
        exchange.sendResponseHeaders(call.getResponseCode(), response.length);
        exchange.getResponseBody().write(response);
      } else {
        byte[] error =
            JSON.writeValueAsBytes(Map.of("__type", "ValidationException", "message", HOSTILE));
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(400, error.length);
        exchange.getResponseBody().write(error);
      }
    }
  }

  private static HttpURLConnection forward(HttpExchange exchange, byte[] body) throws IOException {
    HttpURLConnection call =
        (HttpURLConnection) company.sandbox.endpoint().uri().toURL().openConnection();
    call.setDoOutput(true);
    call.setRequestProperty("Content-Type", "application/x-www-form-urlencoded; charset=UTF-8");
    call.setRequestProperty(
        "Authorization", exchange.getRequestHeaders().getFirst("Authorization"));
    call.getOutputStream().write(body);
    return call;
  }

  @Test
  @Order(3)
  void noArgumentReachesTheTerminalUnescaped() {
    for (String[] arguments :
        List.of(
            new String[] {HOSTILE},
            new String[] {"explain", HOSTILE},
            new String[] {"explain", "ana", HOSTILE},
            new String[] {"status", "--output", HOSTILE},
            new String[] {"mapping", "validate", HOSTILE},
            new String[] {"dlq", "show", HOSTILE})) {
      Result result = ctl(arguments);
      assertIsVisible(String.join(" ", arguments), result);
      assertThat(result.err()).contains("\\u001b");
    }
  }

  @Test
  @Order(3)
  void theExportIsARowFileWhateverTheTableContains() {
    Result export = ctl("mapping", "export");

    assertThat(export.exitCode()).as(export.err()).isOne();
    MappingFile read = MappingFile.parse(new StringReader(export.out()));
    assertThat(read.findings()).as(export.out()).isEmpty();
    assertThat(read.rows())
        .extracting(row -> row.row().group().value(), row -> row.row().description())
        .contains(tuple("ml-engineers", HOSTILE));
    assertThat(export.out().lines())
        .filteredOn(line -> line.contains(ESCAPED))
        .filteredOn(line -> line.startsWith("#"))
        .hasSizeGreaterThan(3);
  }

  @Test
  @Order(4)
  void noTextFromOutsideReachesTheTerminalUnescaped() throws IOException {
    List<String> silent = new ArrayList<>();
    for (Map.Entry<String, Arguments> command : commands().entrySet()) {
      String[] arguments = command.getValue().arguments().toArray(String[]::new);
      Result text = ctl(arguments);
      Result json =
          ctl(
              Stream.concat(Stream.of(arguments), Stream.of("--output", "json"))
                  .toArray(String[]::new));
      assertIsVisible(command.getKey(), text);
      assertIsVisible(command.getKey(), json);
      if (FITTED.contains(command.getKey())) {
        assertFitsEightyColumns(command.getKey(), text.out());
      }
      if (!json.out().isEmpty()) {
        JSON.readTree(json.out());
      }
      if (command.getValue().shows()
          && !(text.out() + text.err() + json.out() + json.err())
              .matches("(?s).*\\\\u(001b|3164).*")) {
        silent.add(command.getKey() + "\n" + text.out() + text.err());
      }
    }
    assertThat(silent).isEmpty();
  }

  @Test
  @Order(5)
  void thePageShowsNoTextFromOutsideUnescaped() throws IOException {
    Path page = folder.resolve("access.html");
    ctl("report", "--html", page.toString());

    assertThat(Files.readString(page))
        .contains(PrintableText.escape(HOSTILE).replace("\\", "\\\\"))
        .doesNotContain("\\u202e\"", "\u202e", "\u001b", "\u009b");
  }

  private static String withoutBlanks(String text) {
    return text.replaceAll("\\s+", "");
  }

  /** A command stays on one line, so that it can be copied. */
  private static void assertFitsEightyColumns(String command, String out) {
    assertThat(
            out.lines()
                .filter(line -> line.length() > 80)
                .filter(line -> !line.matches("(.*\".*|\\s*(aws|studioctl) .*)")))
        .as(command)
        .isEmpty();
  }

  private static void assertIsVisible(String command, Result result) {
    for (String stream : List.of(result.out(), result.err())) {
      assertThat(
              stream.codePoints().filter(c -> c != '\n').filter(c -> !PrintableText.isVisible(c)))
          .as("%s: %s", command, stream)
          .isEmpty();
      assertThat(stream.lines()).as(command).noneMatch(line -> line.startsWith("forged"));
    }
  }

  private static Result ctl(String... arguments) {
    return company.ctl().run(arguments);
  }
}
