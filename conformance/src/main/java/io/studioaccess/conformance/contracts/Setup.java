package io.studioaccess.conformance.contracts;

import java.util.function.Supplier;
import org.opentest4j.TestAbortedException;
import software.amazon.awssdk.core.exception.SdkException;

/** What a test needs before it asks its question. */
final class Setup {

  private Setup() {}

  /**
   * Runs a step of the preparation. If AWS refuses it, or does not finish it, the tests that need
   * it are aborted rather than failed, because nothing is known about their beliefs.
   */
  static <T> T of(String what, Supplier<T> step) {
    try {
      return step.get();
    } catch (SdkException | AssertionError e) {
      throw new TestAbortedException(what + " was not possible: " + e.getMessage(), e);
    }
  }

  /** Aborts the test. */
  static TestAbortedException missing(String what) {
    return new TestAbortedException(what);
  }
}
