package io.studioaccess.conformance.report;

import io.studioaccess.conformance.aws.Answer;
import io.studioaccess.conformance.beliefs.Belief;
import io.studioaccess.conformance.beliefs.Beliefs;
import io.studioaccess.conformance.report.TestResult.Verdict;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The result of a run, without anything that identifies the account.
 *
 * @param date of the run, in UTC
 * @param ownEndpoint whether the profile named another endpoint than AWS's: then AWS was not asked
 * @param durations how long AWS took
 * @param remains what the run could not remove, without names; usually empty
 */
public record Report(
    LocalDate date,
    String region,
    boolean ownEndpoint,
    List<Finding> findings,
    Map<String, Duration> durations,
    List<String> remains) {

  public Report {
    findings = List.copyOf(findings);
    durations = Map.copyOf(durations);
    remains = List.copyOf(remains);
  }

  public static Report of(
      LocalDate date,
      String region,
      boolean ownEndpoint,
      Results results,
      Map<String, Duration> durations,
      List<String> remains) {
    return new Report(
        date,
        region,
        ownEndpoint,
        Beliefs.all().map(belief -> Finding.of(belief, results)).toList(),
        durations,
        remains);
  }

  public List<Finding> with(Verdict verdict) {
    return findings.stream().filter(finding -> finding.verdict() == verdict).toList();
  }

  /** The ids of the beliefs that did not hold. */
  public List<String> refuted() {
    return with(Verdict.DID_NOT_HOLD).stream().map(finding -> finding.belief().id()).toList();
  }

  public String markdown() {
    return """
    # Conformance report

    | | |
    |---|---|
    | Date | %s |
    | Region | %s |
    | Asked | %s |
    | Beliefs that held | %d |
    | Beliefs that did not hold | %d |
    | Beliefs that were not tested | %d |
    | Left behind | %s |

    ## Did not hold

    %s
    ## Held

    %s
    ## How long it took

    %s
    ## Not tested

    %s\
    """
        .formatted(
            date,
            region,
            ownEndpoint
                ? "the endpoint that the profile names, **not AWS**"
                : "AWS, through the SDK's own endpoints",
            with(Verdict.HELD).size(),
            with(Verdict.DID_NOT_HOLD).size(),
            with(Verdict.NOT_TESTED).size(),
            remains.isEmpty() ? "nothing" : String.join("; ", remains),
            refutedInFull(),
            table("Belief | Kind | Id", with(Verdict.HELD), Report::heldRow),
            durationTable(),
            table("Belief | Kind | Why not", with(Verdict.NOT_TESTED), Report::untestedRow));
  }

  private String refutedInFull() {
    List<Finding> refuted = with(Verdict.DID_NOT_HOLD);
    return refuted.isEmpty()
        ? "Every belief that was tested held.\n"
        : refuted.stream().map(Report::inFull).collect(Collectors.joining("\n"));
  }

  private static String inFull(Finding finding) {
    Belief belief = finding.belief();
    return "### %s\n\n%s (%s%s): %s\n\n%s"
        .formatted(
            belief.id(),
            belief.claim(),
            belief.kind().text(),
            belief.isAboutAccess() ? ", decides over access" : "",
            cell(finding.detail()),
            finding.tests().stream()
                .filter(test -> test.verdict() == Verdict.DID_NOT_HOLD)
                .map(Report::answers)
                .collect(Collectors.joining("\n")));
  }

  private static String answers(TestResult test) {
    return "`%s` was answered:\n\n```text\n%s```\n"
        .formatted(
            test.test(),
            test.answers().stream().map(answer -> answer + "\n").collect(Collectors.joining()));
  }

  private static String table(
      String header, List<Finding> findings, java.util.function.Function<Finding, String> row) {
    return "| %s |\n|---|---|---|\n%s"
        .formatted(header, findings.stream().map(row).collect(Collectors.joining()));
  }

  private static String heldRow(Finding finding) {
    Belief belief = finding.belief();
    return "| %s | %s | %s |\n".formatted(belief.claim(), belief.kind().text(), belief.id());
  }

  private static String untestedRow(Finding finding) {
    Belief belief = finding.belief();
    return "| %s | %s | %s |\n"
        .formatted(belief.claim(), belief.kind().text(), cell(finding.detail()));
  }

  private String durationTable() {
    String rows =
        new TreeMap<>(durations)
            .entrySet().stream()
                .map(
                    each -> "| %s | %d s |\n".formatted(each.getKey(), each.getValue().toSeconds()))
                .collect(Collectors.joining());
    return "| What | Duration |\n|---|---|\n" + rows;
  }

  private static String cell(String text) {
    return text.replace("|", "\\|").replaceAll("\\s+", " ");
  }

  /** Every answer of AWS, by test: for whoever wants to make the sandbox answer likewise. */
  public static String answers(Results results) {
    return results.all().stream()
        .map(
            test ->
                "%s: %s\n%s"
                    .formatted(
                        test.test(),
                        test.verdict(),
                        test.answers().stream()
                            .map(Answer::toString)
                            .map(answer -> "  " + answer + "\n")
                            .collect(Collectors.joining())))
        .collect(Collectors.joining());
  }
}
