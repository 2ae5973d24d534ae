package io.studioaccess.conformance.report;

import io.studioaccess.conformance.aws.Answer;
import io.studioaccess.conformance.aws.Answers;
import io.studioaccess.conformance.aws.InterruptedRun;
import io.studioaccess.conformance.report.TestResult.Verdict;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.ClassSource;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * Collects the results of contract tests.
 *
 * <p>A test fails its beliefs only if AWS answered otherwise than expected. If a call was denied,
 * or had no answer, or the preparation failed, nothing is known: then its beliefs were not tested.
 */
public final class Results implements TestExecutionListener {

  private final Answers answers;
  private final Map<String, TestResult> byTest = new TreeMap<>();
  private final Map<String, String> classesNotPrepared = new HashMap<>();
  private int answersBefore;

  public Results(Answers answers) {
    this.answers = answers;
  }

  @Override
  public void executionStarted(TestIdentifier test) {
    answersBefore = answers.size();
  }

  @Override
  public void executionFinished(TestIdentifier test, TestExecutionResult result) {
    if (test.isTest()) {
      test.getSource().ifPresent(source -> add((MethodSource) source, result));
    } else if (result.getStatus() != Status.SUCCESSFUL
        && test.getSource().orElse(null) instanceof ClassSource source) {
      classesNotPrepared.put(simpleName(source.getClassName()), reason(result));
    }
  }

  private void add(MethodSource source, TestExecutionResult result) {
    String test = simpleName(source.getClassName()) + "." + source.getMethodName();
    List<Answer> own = answers.since(answersBefore);
    Optional<String> unknown = whyUnknown(result, own);
    Verdict verdict =
        result.getStatus() == Status.SUCCESSFUL
            ? Verdict.HELD
            : unknown.isPresent() ? Verdict.NOT_TESTED : Verdict.DID_NOT_HOLD;
    String detail =
        result.getStatus() == Status.SUCCESSFUL ? "" : unknown.orElseGet(() -> reason(result));
    byTest.put(test, new TestResult(test, verdict, detail, own));
  }

  /** Why an unsuccessful test says nothing about its beliefs; empty if it does. */
  private Optional<String> whyUnknown(TestExecutionResult result, List<Answer> own) {
    if (result.getStatus() == Status.ABORTED) {
      return Optional.of(reason(result));
    }
    Throwable cause = result.getThrowable().orElse(null);
    if (cause instanceof InterruptedRun || answers.isStopped()) {
      return Optional.of("the run was interrupted");
    }
    if (cause instanceof SdkClientException) {
      return Optional.of("AWS did not answer: " + reason(result));
    }
    return own.stream()
        .filter(answer -> answer.isDenied() || answer.isMissing())
        .findFirst()
        .map(answer -> answer.isDenied() ? "denied: " + answer : answer.toString());
  }

  private String reason(TestExecutionResult result) {
    return result
        .getThrowable()
        .map(cause -> answers.scrubber().text(String.valueOf(cause.getMessage())))
        .orElse("");
  }

  private static String simpleName(String className) {
    return className.substring(className.lastIndexOf('.') + 1);
  }

  /** The result of a test; one of a class whose preparation failed was not tested. */
  public TestResult of(String test) {
    TestResult result = byTest.get(test);
    if (result != null) {
      return result;
    }
    String reason =
        classesNotPrepared.getOrDefault(
            test.substring(0, test.indexOf('.')), "the test was left out of this run");
    return new TestResult(test, Verdict.NOT_TESTED, reason, List.of());
  }

  public List<TestResult> all() {
    return new ArrayList<>(byTest.values());
  }
}
