package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A company with a limit of one change per hour, three profiles and two leavers. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.ONE_CHANGE_AN_HOUR)
class RepairCommandsIT {
  private static final JsonMapper JSON = new JsonMapper();

  private static SandboxedCompany company;
  private static LocalDate inAWeek;

  @TempDir private static Path folder;

  @BeforeAll
  static void start() {
    company = SandboxedCompany.oneChangeAnHour();
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    company.joins(Company.MEHMET, Company.DATA_SCIENTISTS);
    company.joins(Company.OLGA, Company.ML_ENGINEERS);
    company.sandbox.settle();
    run("sweep", "--yes");
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.ANA.userId(), Company.DATA_SCIENTISTS.groupId());
    company
        .sandbox
        .cloud()
        .directory()
        .leave(Company.MEHMET.userId(), Company.DATA_SCIENTISTS.groupId());
    run("sweep", "--user", "ana", "--yes");
    run("sweep", "--user", "mehmet", "--yes");
    inAWeek = LocalDate.now(company.sandbox.clock()).plusWeeks(1);
  }

  private static Result run(String... args) {
    return company.ctl().run(args);
  }

  private static JsonNode json(String... args) throws Exception {
    Result result = run(args);
    assertThat(result.out()).as(result.err()).isNotEmpty();
    return JSON.readTree(result.out());
  }

  @Test
  @Order(1)
  void listsAndReleasesHeldChangesByName() throws Exception {
    Result list = run("held", "list");
    assertThat(list.exitCode()).as(list.err()).isEqualTo(2);
    assertThat(list.out())
        .contains("mehmet", "none", "1 held change: 1 would revoke access, 0 would change a role.")
        .doesNotContain("ana ");
    Result status = run("status");
    assertThat(status.exitCode()).as("a held change awaits a decision").isEqualTo(2);
    assertThat(status.out()).containsPattern("held +1");
    assertThat(run("complete", "held", "").out()).isEqualTo("mehmet\n");
    assertThat(run("complete", "leavers", "").out()).isEqualTo("ana\n");
    assertThat(json("held", "list", "-o", "json").path("held").path(0).path("userName").asText())
        .isEqualTo("mehmet");
    assertThat(run("held", "release", "olga", "--yes").err())
        .contains("User olga has no held changes.");
    assertThat(run("held", "release").exitCode()).isEqualTo(64);

    Result released = company.ctl("y").run("held", "release", "mehmet");

    assertThat(released.exitCode()).as(released.err()).isZero();
    assertThat(released.out()).contains("1 change released, 0 still held.");
    assertThat(run("held", "list").exitCode()).isZero();
    Result nothingToDo = run("held", "reject", "--all", "--yes");
    assertThat(nothingToDo.exitCode()).isZero();
    assertThat(nothingToDo.out()).contains("No held changes.");
  }

  @Test
  @Order(2)
  void listsLeaversWithTheirDueDates() throws Exception {
    JsonNode leavers = json("quarantine", "list", "--output", "json");

    assertThat(leavers.findValuesAsText("userName")).containsExactlyInAnyOrder("ana", "mehmet");
    assertThat(leavers.findValuesAsText("due")).allMatch(due -> due.startsWith(inAWeek.toString()));
  }

  @Test
  @Order(3)
  void restoresOnlyMembersOfAGroup() {
    assertThat(run("quarantine", "restore", "ana").err())
        .contains("ana is in no group that grants a role");
    assertThat(run("quarantine", "restore", "olga").err()).contains("olga is not in quarantine");
    assertThat(run("quarantine", "restore", "ana", "--group", "nobody", "--yes").err())
        .contains("Group 'nobody' does not exist");
    assertThat(run("quarantine", "restore", "ana", "--group", "data-scientist", "--yes").err())
        .contains("Did you mean 'data-scientists'?");

    Result restored = run("quarantine", "restore", "ana", "--group", "data-scientists", "--yes");

    assertThat(restored.exitCode()).as(restored.err()).isZero();
    assertThat(restored.out()).contains("Restored.");
  }

  @Test
  @Order(4)
  void deletesAProfileInQuarantineAtOnce() {
    assertThat(company.profiles()).contains("mehmet");

    Result deleted = run("quarantine", "delete", "mehmet", "--yes", "-o", "json");

    assertThat(deleted.exitCode()).as(deleted.err()).isZero();
    assertThat(deleted.out()).contains("\"deleted\" : true");
    assertThat(company.profiles()).contains("ana", "olga").doesNotContain("mehmet");
  }

  @Test
  @Order(7)
  void theHomeOfADeletedProfileIsListed() throws Exception {
    Path html = folder.resolve("homes.html");

    JsonNode home = json("homes", "list", "--output", "json").path("homes").path(0);
    Result files = run("homes", "list", "--html", html.toString(), "-o", "csv");

    assertThat(home.path("userName").asText()).isEqualTo("mehmet");
    assertThat(home.path("homeEfsFileSystemId").asText()).startsWith("fs-0");
    assertThat(home.path("path").asText())
        .matches("/\\d+")
        .isEqualTo("/" + home.path("homeEfsFileSystemUid").asText());
    String shown = run("homes", "list").out();
    assertThat(shown).contains("mehmet", "1 home without an owner.", home.path("path").asText());
    assertThat(shown.lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
    assertThat(files.exitCode()).as(files.err()).isZero();
    assertThat(files.out().lines().toList())
        .hasSize(2)
        .last()
        .asString()
        .startsWith("fs-0")
        .contains(",mehmet,");
    assertThat(Files.readString(html)).contains("<td>mehmet</td>").doesNotContain("<script");
    Result unknown = run("homes", "list", "--domain", "d-abcdefghijk");
    assertThat(unknown.exitCode()).isOne();
    assertThat(unknown.err())
        .contains("Domain 'd-abcdefghijk' is in no row", "Did you mean 'd-abcdefghijkl'?");
  }

  @Test
  @Order(8)
  void aHomeWhoseRecordCannotBeReadIsNamed() {
    // Given
    Map<String, AttributeValue> key = Map.of("pk", AttributeValue.fromS("home#d-other#not-whole"));
    String table = company.sandbox.table("LedgerTable");
    company.sandbox.dynamoDb().putItem(put -> put.tableName(table).item(key));
    try {
      // When
      Result listed = run("homes", "list");

      // Then
      assertThat(listed.exitCode()).isEqualTo(1);
      assertThat(listed.out()).contains("mehmet", "1 home without an owner.");
      assertThat(listed.err()).contains("Item 'home#d-other#not-whole' of the ledger");
    } finally {
      company.sandbox.dynamoDb().deleteItem(delete -> delete.tableName(table).key(key));
    }
  }

  @Test
  @Order(5)
  void showsRedrivesAndDropsADeadLetter() throws Exception {
    assertThat(run("dlq", "list").exitCode()).isZero();
    company.sandbox.send(
        "ProvisionerQueue", "{\"type\":\"studio-access.Reconcile\",\"userId\":\"nobody\"}");
    company.sandbox.settle();

    Result list = run("dlq", "list");
    JsonNode letter = json("dlq", "list", "--output", "json").path("deadLetters").path(0);
    String id = letter.path("messageId").asText();

    assertThat(list.exitCode()).isEqualTo(2);
    assertThat(list.out()).contains("Provisioner", id.substring(0, 8), "reconcile of user nobody");
    assertThat(letter.path("reason").asText()).isNotEmpty();
    assertThat(run("dlq", "show", id.substring(0, 8)).out())
        .contains("\"userId\" : \"nobody\"", id);
    assertThat(run("dlq", "show", "ffffffff-no").err())
        .contains("No dead letter has an id that begins with");

    assertThat(run("dlq", "redrive", "--all", "--yes").out()).contains("1 message moved back.");
    assertThat(run("dlq", "list").exitCode()).isZero();
    company.sandbox.settle();
    String again =
        json("dlq", "list", "--output", "json")
            .path("deadLetters")
            .path(0)
            .path("messageId")
            .asText();
    Path saved = folder.resolve("dropped.jsonl");
    Result dropped = run("dlq", "drop", again, "--save", saved.toString(), "--yes");

    assertThat(dropped.exitCode()).as(dropped.err()).isZero();
    assertThat(Files.readString(saved)).contains("nobody");
    assertThat(run("dlq", "list").out()).contains("No dead letters.");
  }

  @Test
  @Order(6)
  void theStatusFitsOnOneScreen() throws Exception {
    Result calm = run("status");

    assertThat(calm.exitCode()).as(calm.out() + calm.err()).isZero();
    assertThat(calm.out())
        .contains("role/studio/data-scientist", "has access", "last sweep", "none in ALARM state");
    assertThat(calm.out().lines()).hasSizeLessThan(25);
    assertThat(json("status", "--output", "json").path("lastOutcome").asText()).endsWith("Revoked");

    company.sandbox.send("SweeperQueue", "no JSON");
    company.sandbox.settle();
    Result troubled = run("status");
    assertThat(troubled.exitCode()).isEqualTo(2);
  }
}
