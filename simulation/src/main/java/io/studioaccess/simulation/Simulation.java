package io.studioaccess.simulation;

import io.studioaccess.simulation.History.Result;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * The same without the story.
   *
   * @return the seed and the law that it breaks
   */
  Optional<String> find(BooleanSupplier goOn) {
    return onAFiber(() -> findHere(goOn).map(Simulation::title));
  }

  private List<String> runHere(BooleanSupplier goOn) {
    return findHere(goOn).map(Simulation::story).orElse(List.of());
  }

  private Optional<Result> findHere(BooleanSupplier goOn) {
    while (goOn.getAsBoolean()) {
      Result result = History.run(next, Omissions.NONE, Story.untold());
      tally.add(result.tally());
      if (result.violation().isPresent()) {
        return Optional.of(result);
      }
      next++;
    }
    return Optional.empty();
  }

  private static String title(Result failed) {
    return "Seed %d: %s".formatted(failed.seed(), failed.violation().orElseThrow());
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
    lines.add(title(failed));
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
