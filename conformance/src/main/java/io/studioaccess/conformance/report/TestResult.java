package io.studioaccess.conformance.report;

import io.studioaccess.conformance.aws.Answer;
import java.util.List;

/**
 * What became of one contract test.
 *
 * @param test {@code Class.method}
 * @param detail why it failed or was not completed, without ids
 * @param answers what AWS answered to the test's calls
 */
public record TestResult(String test, Verdict verdict, String detail, List<Answer> answers) {

  /** What a test says about its beliefs. */
  public enum Verdict {
    HELD,
    DID_NOT_HOLD,
    NOT_TESTED
  }

  public TestResult {
    answers = List.copyOf(answers);
  }
}
