package io.studioaccess.integration.leastprivilege;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckLeastPrivilegeTest {

  private static final Right READ = right("Read", "dynamodb:GetItem", "table/a");
  private static final Right READ_THE_OTHER = right("Read", "dynamodb:GetItem", "table/b");
  private static final Right SCAN = right("Read", "dynamodb:Scan", "table/a");
  private static final Right READ_AGAIN = right("Again", "dynamodb:GetItem", "table/a");
  private static final Right WRITE_LOG = right("WriteItsLog", "logs:PutLogEvents", "log");

  private final ByteArrayOutputStream said = new ByteArrayOutputStream();

  @TempDir Path folder;

  private static Right right(String statement, String action, String resource) {
    return new Right("111122223333", "Role", statement, action, resource);
  }

  private static Denial denial(boolean announced) {
    return new Denial("111122223333", "Role", "iam:PassRole", "role/a", "SomeTest.some", announced);
  }

  private static Recording recording(Recording.Use... uses) {
    return new Recording(List.of(uses), List.of(), List.of(), "");
  }

  private static Recording.Use once(Right right) {
    return new Recording.Use(right, 1);
  }

  private int check(Set<Right> granted, Recording integrationTests) throws IOException {
    recording().write(folder.resolve("tests.json"));
    integrationTests.write(folder.resolve("integration-tests.json"));
    return run(granted);
  }

  private int run(Set<Right> granted) throws IOException {
    return CheckLeastPrivilege.run(
        folder, report(), granted, new PrintStream(said, true, StandardCharsets.UTF_8));
  }

  private Path report() {
    return folder.resolve("report.md");
  }

  private String said() {
    return said.toString(StandardCharsets.UTF_8);
  }

  @Test
  void isContentWhenEverythingIsUsedBySomeSuite() throws IOException {
    // Given
    recording(once(READ)).write(folder.resolve("tests.json"));
    recording(once(SCAN)).write(folder.resolve("integration-tests.json"));

    // When // Then
    assertThat(run(Set.of(READ, SCAN))).isZero();
    assertThat(said()).isEmpty();
    assertThat(Files.readString(report())).contains("| Read | dynamodb:Scan | 1 |");
  }

  @Test
  void namesAnActionThatNothingUsed() throws IOException {
    assertThat(check(Set.of(READ, SCAN), recording(once(READ)))).isOne();
    assertThat(said()).contains("Role: Read grants dynamodb:Scan, which no test used");
  }

  @Test
  void namesAnUnusedActionOfARoleThatOnlyARecordingKnows() throws IOException {
    assertThat(check(Set.of(), recording(new Recording.Use(SCAN, 0)))).isOne();
    assertThat(said()).contains("Role: Read grants dynamodb:Scan, which no test used");
  }

  @Test
  void asksAUseOfEachStatementThatAllowsTheSame() throws IOException {
    assertThat(check(Set.of(READ, READ_AGAIN), recording(once(READ)))).isOne();
    assertThat(said()).contains("Again grants dynamodb:GetItem");
  }

  @Test
  void onlyMentionsAResourceThatNoCallWasAbout() throws IOException {
    assertThat(check(Set.of(READ, READ_THE_OTHER), recording(once(READ)))).isZero();
    assertThat(Files.readString(report())).contains("- Role: Read, table/b");
  }

  @Test
  void leavesTheLogToLambda() throws IOException {
    assertThat(check(Set.of(WRITE_LOG), recording())).isZero();
    assertThat(Files.readString(report())).contains("logs:PutLogEvents | by Lambda itself");
  }

  @Test
  void namesADenialThatNoTestAnnounced() throws IOException {
    assertThat(check(Set.of(), new Recording(List.of(), List.of(denial(false)), List.of(), "")))
        .isOne();
    assertThat(said()).contains("Role: iam:PassRole was refused on role/a during SomeTest.some");
  }

  @Test
  void listsADenialThatWasAnnounced() throws IOException {
    assertThat(check(Set.of(), new Recording(List.of(), List.of(denial(true)), List.of(), "")))
        .isZero();
    assertThat(Files.readString(report()))
        .contains("| Role | iam:PassRole | role/a | SomeTest.some | 1 |");
  }

  @Test
  void onlyMentionsAnAnnouncementThatNothingCameOf() throws IOException {
    assertThat(
            check(
                Set.of(),
                new Recording(List.of(), List.of(), List.of("SomeTest.some: iam:PassRole"), "")))
        .isZero();
    assertThat(Files.readString(report())).contains("- SomeTest.some: iam:PassRole");
  }

  @Test
  void checksNothingWhenOnlySomeTestsRan() throws IOException {
    assertThat(
            check(Set.of(SCAN), new Recording(List.of(), List.of(), List.of(), "-Dit.test=DemoIT")))
        .isZero();
    assertThat(said()).contains("NOT CHECKED: only some tests were run: -Dit.test=DemoIT");
    assertThat(report()).doesNotExist();
  }

  @Test
  void checksNothingWhenASuiteDidNotRun() throws IOException {
    // Given
    recording().write(folder.resolve("tests.json"));

    // When // Then
    assertThat(run(Set.of(SCAN))).isZero();
    assertThat(said()).contains("NOT CHECKED: not all tests were run");
  }
}
