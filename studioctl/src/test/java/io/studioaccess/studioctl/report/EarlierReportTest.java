package io.studioaccess.studioctl.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.TestDisplay;
import io.studioaccess.studioctl.report.AccessReport.Difference;
import io.studioaccess.studioctl.report.AccessReport.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EarlierReportTest {
  private static final JsonMapper JSON = new JsonMapper();

  @TempDir private Path folder;

  private static SampleCompany company() {
    return new SampleCompany().row("engineers", 10).row("scientists", 20);
  }

  /** In which ana and li are engineers, mehmet is in quarantine, and kim is a scientist. */
  private static AccessReport earlier() {
    SampleCompany company = company();
    company.has(company.joins(1, "ana", "engineers"), State.GRANTED, "engineers");
    company.has(company.joins(2, "li", "engineers"), State.GRANTED, "engineers");
    company.has(company.joins(3, "mehmet", "engineers"), State.QUARANTINED, "engineers");
    company.has(company.joins(4, "kim", "scientists"), State.GRANTED, "scientists");
    return company.report();
  }

  /** In which ana is a scientist by another name, li is in quarantine, and mehmet is back. */
  private static AccessReport now() {
    SampleCompany company = company();
    company.has(company.joins(1, "ana.maria", "scientists"), State.GRANTED, "scientists");
    UserId li = company.joins(2, "li");
    company.has(li, State.QUARANTINED, "engineers");
    company.has(company.joins(3, "mehmet", "engineers"), State.CHANGING, "engineers");
    company.has(company.joins(4, "kim", "scientists"), State.GRANTED, "scientists");
    return company.report();
  }

  private String file(Object report) throws IOException {
    return Files.writeString(folder.resolve("earlier.json"), JSON.writeValueAsString(report))
        .toString();
  }

  @Test
  void showsWhoGainedLostAndChanged() throws IOException {
    AccessReport compared = EarlierReport.read(file(earlier())).comparedWith(now());

    assertThat(compared.differences())
        .extracting(
            Difference::userName, Difference::kind, Difference::groupBefore, Difference::group)
        .containsExactly(
            tuple("ana.maria", Kind.CHANGED, "engineers", "scientists"),
            tuple("li", Kind.LOST, "engineers", ""),
            tuple("mehmet", Kind.GAINED, "", "engineers"));
    assertThat(compared.comparedWith()).isEqualTo(earlier().metadata().createdAt());
  }

  @Test
  void theTextFitsEightyColumnsAndCountsFirst() throws IOException {
    TestDisplay display = new TestDisplay();
    new ReportView(display.display()).show(EarlierReport.read(file(earlier())).comparedWith(now()));

    assertThat(display.out())
        .startsWith(
            "Since the report of 2026-11-23T09:00:00Z: 1 gained access, 1 lost it, 1 changed.")
        .contains("engineers-studio");
    assertThat(display.out().lines()).allSatisfy(line -> assertThat(line).hasSizeLessThan(81));
  }

  @Test
  void aReportOfBeforeHasNoMarks() throws IOException {
    ObjectNode json = JSON.valueToTree(earlier());
    json.path("people").forEach(person -> ((ObjectNode) person).remove("marks"));

    assertThat(EarlierReport.read(file(json)).comparedWith(now()).differences()).hasSize(3);
  }

  @ParameterizedTest
  @CsvSource({
    "nothing, 'There is no file'",
    "'[', 'earlier.json:1:'",
    "'{\"people\":[]}', 'is no report: it lacks metadata or people'",
    "'{\"version\":9,\"people\":[]}', 'has version 9 of the format'",
    "'{\"metadata\":{},\"people\":[{\"marks\":[\"ACCESS\"]}]}', 'the field userName is missing in'",
  })
  void whatIsNoReportIsRefused(String content, String message) throws IOException {
    Path file = folder.resolve("earlier.json");
    if (!content.equals("nothing")) {
      Files.writeString(file, content);
    }

    assertThatThrownBy(() -> EarlierReport.read(file.toString()))
        .isInstanceOf(CommandException.class)
        .hasMessageContaining(message);
  }

  @Test
  void aReportOfAnotherStackOrOfLaterIsRefused() throws IOException {
    ObjectNode other = JSON.valueToTree(earlier());
    ((ObjectNode) other.path("metadata")).put("account", "999999999999");
    String foreign = file(other);
    assertThatThrownBy(() -> EarlierReport.read(foreign).comparedWith(now()))
        .hasMessageContaining("in account 999999999999");

    ObjectNode late = JSON.valueToTree(earlier());
    ((ObjectNode) late.path("metadata")).put("createdAt", "2027-01-01T00:00:00Z");
    String later = file(late);
    assertThatThrownBy(() -> EarlierReport.read(later).comparedWith(now()))
        .hasMessageContaining("later than now");
  }
}
