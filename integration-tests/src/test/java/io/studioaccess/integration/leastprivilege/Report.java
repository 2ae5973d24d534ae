package io.studioaccess.integration.leastprivilege;

import java.util.Collection;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The proof as a page of Markdown. */
record Report(Proof proof) {

  String markdown() {
    return """
    # Least privilege

    The rights that templates grant to roles, and how often the tests needed them. Each call was
    checked against them. A call may need several rights, or one on several resources.

    ## Findings

    %s
    %s
    ## Denied calls

    | Role | Action | Resource | Test | Times |
    |---|---|---|---|---|
    %s

    Announced, but not met this time:

    %s

    ## Resources that no call was about

    No error: a right may be for what the sandbox does not have. But look whether it is needed.

    %s
    """
        .formatted(
            list(proof.findings()),
            roles(),
            denials(),
            list(proof.idle()),
            list(proof.untouchedResources()));
  }

  private String roles() {
    var tables = new TreeMap<String, StringBuilder>();
    proof
        .lines()
        .forEach(
            (line, times) ->
                tables
                    .computeIfAbsent(
                        "%s in account %s".formatted(line.role(), line.account()),
                        _ -> new StringBuilder())
                    .append(
                        "| %s | %s | %s |\n"
                            .formatted(line.statement(), line.action(), times(line, times))));
    return tables.entrySet().stream()
        .map(
            table ->
                "\n## %s\n\n| Statement | Action | Needed |\n|---|---|---|\n%s"
                    .formatted(table.getKey(), table.getValue()))
        .collect(Collectors.joining());
  }

  private static String times(Proof.Line line, long times) {
    return line.neededElsewhere().orElseGet(() -> Long.toString(times));
  }

  private String denials() {
    Map<String, Long> times =
        proof.denials().stream()
            .collect(
                Collectors.groupingBy(
                    denial ->
                        "| %s | %s | %s | %s |"
                            .formatted(
                                denial.role(), denial.action(), denial.resource(), denial.test()),
                    TreeMap::new,
                    Collectors.counting()));
    return times.entrySet().stream()
        .map(row -> row.getKey() + " " + row.getValue() + " |")
        .collect(Collectors.joining("\n"));
  }

  private static String list(Collection<String> items) {
    return items.isEmpty() ? "None." : "- " + String.join("\n- ", items);
  }
}
