package io.studioaccess.integration.leastprivilege;

import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares the permissions that the roles are granted with those that all tests used, and writes
 * the report. Exits with 1 if they differ. If only some tests ran, it prints that and checks
 * nothing.
 */
public final class CheckLeastPrivilege {

  private static final String RECORDING = "tests.json";

  private CheckLeastPrivilege() {}

  /**
   * @param arguments the folder of the recording, the file of the report
   */
  public static void main(String... arguments) throws IOException {
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), granted(), System.err));
  }

  static int run(Path folder, Path report, Set<Right> granted, PrintStream out) throws IOException {
    if (Files.notExists(folder.resolve(RECORDING))) {
      return skip("no tests were run", out);
    }
    Recording recording = Recording.read(folder.resolve(RECORDING));
    if (!recording.selection().isEmpty()) {
      return skip("only some tests were run: " + recording.selection(), out);
    }
    var proof = Proof.of(granted, recording);
    Files.writeString(report, new Report(proof).markdown(), StandardCharsets.UTF_8);
    if (proof.findings().isEmpty()) {
      return 0;
    }
    out.println("The roles' permissions differ from what the tests need:");
    proof.findings().forEach(finding -> out.println("- " + finding));
    out.println("Report: " + report);
    return 1;
  }

  private static int skip(String reason, PrintStream out) {
    out.println("LEAST PRIVILEGE NOT CHECKED: " + reason);
    return 0;
  }

  private static Set<Right> granted() {
    var template = ProductTemplate.read();
    return template.functions().values().stream()
        .map(function -> Functions.principal(function, ProductTemplate.ACCOUNT))
        .flatMap(
            role ->
                role.grants().stream().map(grant -> Right.of(role.accountId(), role.name(), grant)))
        .collect(Collectors.toSet());
  }
}
