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

  private final ByteArrayOutputStream output = new ByteArrayOutputStream();

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

  private int check(Set<Right> granted, Recording recording) throws IOException {
    recording.write(folder.resolve("tests.json"));
    return run(granted);
  }

  private int run(Set<Right> granted) throws IOException {
    return CheckLeastPrivilege.run(
        folder, report(), granted, new PrintStream(output, true, StandardCharsets.UTF_8));
  }

  private Path report() {
    return folder.resolve("report.md");
  }

  private String output() {
    return output.toString(StandardCharsets.UTF_8);
  }

  @Test
  void passesIfEveryPermissionIsUsed() throws IOException {
    assertThat(check(Set.of(READ, SCAN), recording(once(READ), once(SCAN)))).isZero();
    assertThat(output()).isEmpty();
    assertThat(Files.readString(report())).contains("| Read | dynamodb:Scan | 1 |");
  }

  @Test
  void reportsAPermissionThatNoTestUsed() throws IOException {
    assertThat(check(Set.of(READ, SCAN), recording(once(READ)))).isOne();
    assertThat(output()).contains("Role: Read grants dynamodb:Scan, which no test used");
  }

  @Test
  void reportsAnUnusedPermissionThatOnlyTheRecordingKnows() throws IOException {
    assertThat(check(Set.of(), recording(new Recording.Use(SCAN, 0)))).isOne();
    assertThat(output()).contains("Role: Read grants dynamodb:Scan, which no test used");
  }

  @Test
  void everyStatementThatAllowsAnActionNeedsAUse() throws IOException {
    assertThat(check(Set.of(READ, READ_AGAIN), recording(once(READ)))).isOne();
    assertThat(output()).contains("Again grants dynamodb:GetItem");
  }

  @Test
  void listsAResourceWithoutACall() throws IOException {
    assertThat(check(Set.of(READ, READ_THE_OTHER), recording(once(READ)))).isZero();
    assertThat(Files.readString(report())).contains("- Role: Read, table/b");
  }

  @Test
  void lambdaItselfUsesThePermissionsForTheLog() throws IOException {
    assertThat(check(Set.of(WRITE_LOG), recording())).isZero();
    assertThat(Files.readString(report())).contains("logs:PutLogEvents | by Lambda itself");
  }

  @Test
  void reportsADenialThatNoTestAnnounced() throws IOException {
    assertThat(check(Set.of(), new Recording(List.of(), List.of(denial(false)), List.of(), "")))
        .isOne();
    assertThat(output()).contains("Role: iam:PassRole was refused on role/a during SomeTest.some");
  }

  @Test
  void listsAnAnnouncedDenial() throws IOException {
    assertThat(check(Set.of(), new Recording(List.of(), List.of(denial(true)), List.of(), "")))
        .isZero();
    assertThat(Files.readString(report()))
        .contains("| Role | iam:PassRole | role/a | SomeTest.some | 1 |");
  }

  @Test
  void listsAnAnnouncementWithoutADenial() throws IOException {
    assertThat(
            check(
                Set.of(),
                new Recording(List.of(), List.of(), List.of("SomeTest.some: iam:PassRole"), "")))
        .isZero();
    assertThat(Files.readString(report())).contains("- SomeTest.some: iam:PassRole");
  }

  @Test
  void checksNothingIfOnlySomeTestsRan() throws IOException {
    assertThat(
            check(Set.of(SCAN), new Recording(List.of(), List.of(), List.of(), "-Dit.test=DemoIT")))
        .isZero();
    assertThat(output()).contains("NOT CHECKED: only some tests were run: -Dit.test=DemoIT");
    assertThat(report()).doesNotExist();
  }

  @Test
  void checksNothingIfNoTestsRan() throws IOException {
    assertThat(run(Set.of(SCAN))).isZero();
    assertThat(output()).contains("NOT CHECKED: no tests were run");
  }
}
