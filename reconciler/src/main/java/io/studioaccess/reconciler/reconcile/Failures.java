package io.studioaccess.reconciler.reconcile;

import java.util.ArrayList;
import java.util.List;

/**
 * Runs parts of a task that do not depend on one another: a failure of one part is kept, and the
 * next part runs.
 */
public final class Failures {
  private final List<RuntimeException> failures = new ArrayList<>();

  /**
   * Runs the part and keeps its failure.
   *
   * @throws LeaseLostException if another reconcile has the user: then nothing else may be done
   */
  public void run(Runnable part) {
    try {
      part.run();
    } catch (LeaseLostException e) {
      throw e;
    } catch (RuntimeException e) {
      failures.add(e);
    }
  }

  public List<RuntimeException> all() {
    return List.copyOf(failures);
  }

  /** Throws the first failure, with the others suppressed; does nothing if there is none. */
  public void throwFirst() {
    if (failures.isEmpty()) {
      return;
    }
    RuntimeException first = failures.getFirst();
    failures.stream().skip(1).filter(other -> other != first).forEach(first::addSuppressed);
    throw first;
  }
}
