package io.studioaccess.integration.leastprivilege;

import io.studioaccess.sandbox.lambda.Functions;
import io.studioaccess.sandbox.stack.ProductTemplate;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Compares what the roles are granted with what all tests used, writes the report, and ends with 1
 * when both are not the same. Where only some tests ran it says so, and checks nothing.
 */
public final class CheckLeastPrivilege {

  private static final List<String> SUITES = List.of("tests.json", "integration-tests.json");

  private CheckLeastPrivilege() {}

  /**
   * Checks.
   *
   * @param arguments the folder of the recordings, the file of the report
   */
  public static void main(String... arguments) throws IOException {
    System.exit(run(Path.of(arguments[0]), Path.of(arguments[1]), granted(), System.err));
  }

  static int run(Path folder, Path report, Set<Right> granted, PrintStream out) throws IOException {
    var recordings = new ArrayList<Recording>();
    for (var suite : SUITES) {
      if (Files.exists(folder.resolve(suite))) {
        recordings.add(Recording.read(folder.resolve(suite)));
      }
    }
    var missing = missing(recordings);
    if (missing.isPresent()) {
      out.println("LEAST PRIVILEGE NOT CHECKED: " + missing.get());
      return 0;
    }
    var proof = Proof.of(granted, recordings);
    Files.writeString(report, new Report(proof).markdown(), StandardCharsets.UTF_8);
    if (proof.findings().isEmpty()) {
      return 0;
    }
    out.println("The rights of the functions are not what the tests need:");
    proof.findings().forEach(finding -> out.println("- " + finding));
    out.println("All of it: " + report);
    return 1;
  }

  private static Optional<String> missing(List<Recording> recordings) {
    if (recordings.size() < SUITES.size()) {
      return Optional.of("not all tests were run");
    }
    return recordings.stream()
        .map(Recording::selection)
        .filter(selection -> !selection.isEmpty())
        .findFirst()
        .map(selection -> "only some tests were run: " + selection);
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
