package io.studioaccess.simulation;

import io.studioaccess.simulation.History.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/** Many histories, one after the other, and the story of the first that breaks a law. */
final class Simulation {
  private final long first;
  private final Tally tally = new Tally();
  private long next;

  /**
   * @param first the first seed; the next ones follow
   */
  Simulation(long first) {
    this.first = first;
    this.next = first;
  }

  Tally tally() {
    return tally;
  }

  /** The seed of the next history. */
  long next() {
    return next;
  }

  /**
   * Runs histories while this is true, or until one breaks a law.
   *
   * @return the story of the history that broke a law, shortened; empty if none did
   */
  List<String> run(BooleanSupplier goOn) {
    return onAFiber(() -> runHere(goOn));
  }

  /** Runs this many histories. */
  List<String> run(long histories) {
    return run(() -> next < first + histories);
  }

  private List<String> runHere(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      Result result = History.run(next, Omissions.NONE, Story.untold());
      tally.add(result.tally());
      if (result.violation().isPresent()) {
        return story(result);
      }
      next++;
    }
    return List.of();
  }

  /** Runs this many histories in which nothing but events tells the functions of a change. */
  List<String> runOnEventsAlone(long histories) {
    return onAFiber(
        () -> {
          for (; next < first + histories; next++) {
            Result result = History.ofEventsAlone(next, Story.untold());
            tally.add(result.tally());
            if (result.violation().isPresent()) {
              return History.ofEventsAlone(next, Story.told()).story();
            }
          }
          return List.of();
        });
  }

  /** The story of one seed, whole, whether it breaks a law or not. */
  static List<String> tell(long seed) {
    return onAFiber(() -> History.run(seed, Omissions.NONE, Story.told()).story());
  }

  /** A number that is the same if, and only if, these histories made the same calls. */
  static long digest(long first, long histories) {
    return onAFiber(
        () -> {
          long digest = 0;
          for (long seed = first; seed < first + histories; seed++) {
            Result result = History.run(seed, Omissions.NONE, Story.untold());
            digest = Dice.mix(digest, result.digest());
          }
          return digest;
        });
  }

  private static List<String> story(Result failed) {
    Omissions omitted = Shortening.of(failed);
    Result shortened = History.run(failed.seed(), omitted, Story.told());
    List<String> lines = new ArrayList<>();
    lines.add("Seed %d: %s".formatted(failed.seed(), failed.violation().orElseThrow()));
    lines.add(
        "%d of %d changes and %d of %d faults remain:"
            .formatted(
                shortened.changes().size(),
                failed.changes().size(),
                shortened.faults().size(),
                failed.faults().size()));
    lines.addAll(shortened.story());
    lines.add("Repeat with: make simulate SEED=" + failed.seed());
    return lines;
  }

  /** Hand-overs between virtual threads of one carrier are cheap. */
  private static <T> T onAFiber(Supplier<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread unused =
        Thread.ofVirtual()
            .start(
                () -> {
                  try {
                    result.complete(work.get());
                  } catch (RuntimeException | Error e) {
                    result.completeExceptionally(e);
                  }
                });
    return result.join();
  }
}
