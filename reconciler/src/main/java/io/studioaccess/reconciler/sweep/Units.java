package io.studioaccess.reconciler.sweep;

import io.studioaccess.reconciler.reconcile.Failures;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/**
 * Groups, domains or profiles that do not depend on one another: each is done, has failed, or is
 * left because the invocation has enough. The first is always tried, so that every sweep ends.
 */
final class Units<T> {
  private final List<T> done = new ArrayList<>();
  private final List<T> failed = new ArrayList<>();
  private final List<T> left = new ArrayList<>();

  void forEach(List<T> units, BooleanSupplier isEnough, Consumer<T> work, Failures failures) {
    boolean begun = false;
    for (T unit : units) {
      if (begun && isEnough.getAsBoolean()) {
        left.add(unit);
      } else {
        begun = true;
        int before = failures.all().size();
        failures.run(() -> work.accept(unit));
        (failures.all().size() == before ? done : failed).add(unit);
      }
    }
  }

  /** Fails a unit that was done or left. */
  void fail(T unit) {
    done.remove(unit);
    left.remove(unit);
    failed.add(unit);
  }

  /** Leaves a unit that is not done after all. */
  void leave(T unit) {
    done.remove(unit);
    left.add(unit);
  }

  boolean hasDone() {
    return !done.isEmpty();
  }

  /** Whether fewer units remain: some are done, or those that failed are apart from the others. */
  boolean hasProgress() {
    return hasDone() || !left.isEmpty();
  }

  List<T> done() {
    return done;
  }

  List<T> failed() {
    return failed;
  }

  List<T> left() {
    return left;
  }
}
