package io.studioaccess.conformance.report;

import io.studioaccess.conformance.beliefs.Belief;
import io.studioaccess.conformance.report.TestResult.Verdict;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What a run says about one belief.
 *
 * @param detail why it did not hold, or why it was not tested
 */
public record Finding(Belief belief, Verdict verdict, String detail, List<TestResult> tests) {

  public Finding {
    tests = List.copyOf(tests);
  }

  static Finding of(Belief belief, Results results) {
    List<TestResult> tests = belief.contractTests().stream().map(results::of).toList();
    if (tests.isEmpty()) {
      return new Finding(
          belief, Verdict.NOT_TESTED, belief.whyNotAsked().orElse("no contract test"), tests);
    }
    Verdict verdict = verdict(tests);
    String detail =
        tests.stream()
            .filter(test -> test.verdict() == verdict)
            .map(TestResult::detail)
            .filter(text -> !text.isEmpty())
            .distinct()
            .collect(Collectors.joining("; "));
    return new Finding(belief, verdict, detail, tests);
  }

  /** One test that failed fails the belief; one that was not completed leaves it open. */
  private static Verdict verdict(List<TestResult> tests) {
    List<Verdict> verdicts = tests.stream().map(TestResult::verdict).toList();
    if (verdicts.contains(Verdict.DID_NOT_HOLD)) {
      return Verdict.DID_NOT_HOLD;
    }
    return verdicts.contains(Verdict.NOT_TESTED) ? Verdict.NOT_TESTED : Verdict.HELD;
  }
}
