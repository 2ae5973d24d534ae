package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

/**
 * Twelve users who left at once with a limit of one per hour, and more dead letters than SQS
 * returns at once.
 */
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class BulkRepairIT {
  private static final int LEAVERS = 12;
  private static final int LETTERS = 23;
  private static final JsonMapper JSON = new JsonMapper();

  private static SandboxedCompany company;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    company = SandboxedCompany.oneChangeAnHour();
    List<User> users =
        IntStream.range(0, LEAVERS)
            .mapToObj(i -> company.sandbox.cloud().directory().addUser("leaver-%02d".formatted(i)))
            .toList();
    users.forEach(user -> company.joins(user, Company.DATA_SCIENTISTS));
    run("sweep", "--yes");
    users.forEach(
        user ->
            company
                .sandbox
                .cloud()
                .directory()
                .leave(user.userId(), Company.DATA_SCIENTISTS.groupId()));
    run("sweep", "--yes");
  }

  private static Result run(String... args) {
    return company.ctl().run(args);
  }

  private static List<String> texts(String field, String... command) throws Exception {
    Result result =
        run(
            Stream.of(command, new String[] {"--output", "json"})
                .flatMap(Stream::of)
                .toArray(String[]::new));
    return JSON.readTree(result.out())
        .valueStream()
        .filter(JsonNode::isArray)
        .flatMap(JsonNode::valueStream)
        .map(node -> node.path(field).asText())
        .toList();
  }

  @Test
  void rejectsOneChangeAndReleasesTheOthersTogether() throws Exception {
    List<String> held = texts("userName", "held", "list");
    assertThat(held).hasSize(LEAVERS - 1);

    Result rejected = run("held", "reject", held.getFirst(), "--yes");

    assertThat(rejected.exitCode()).as(rejected.err()).isZero();
    assertThat(rejected.out()).contains("1 change rejected, 0 still held.");
    assertThat(texts("userName", "quarantine", "list")).hasSize(1);

    company.sandbox.clock().advance(Duration.ofMinutes(1));
    Result released = company.ctl("y").run("held", "release", "--all", "-o", "json");

    assertThat(released.exitCode()).as(released.err()).isZero();
    assertThat(texts("userName", "held", "list")).isEmpty();
    assertThat(texts("userName", "quarantine", "list")).hasSize(LEAVERS);
  }

  @Test
  void handlesMoreDeadLettersThanSqsReturnsAtOnce() throws Exception {
    IntStream.range(0, LETTERS)
        .forEach(
            i ->
                company.sandbox.send(
                    "ProvisionerQueue",
                    "{\"type\":\"studio-access.Reconcile\",\"userId\":\"nobody-%d\"}"
                        .formatted(i)));
    company.sandbox.settle();
    assertThat(texts("messageId", "dlq", "list")).doesNotHaveDuplicates().hasSize(LETTERS);

    Result moved = run("dlq", "redrive", "--all", "--yes");

    assertThat(moved.out()).contains(LETTERS + " messages moved back.");
    company.sandbox.settle();
    List<String> again = texts("messageId", "dlq", "list");
    assertThat(again).hasSize(LETTERS);
    Path saved = folder.resolve("dropped.jsonl");

    Result dropped =
        run(
            Stream.of(
                    Stream.of("dlq", "drop"),
                    again.stream(),
                    Stream.of("--save", saved.toString(), "--yes", "-o", "json"))
                .flatMap(args -> args)
                .toArray(String[]::new));

    assertThat(dropped.exitCode()).as(dropped.err()).isZero();
    assertThat(Files.readAllLines(saved)).hasSize(LETTERS);
    assertThat(run("dlq", "list").out()).contains("No dead letters.");
  }
}
