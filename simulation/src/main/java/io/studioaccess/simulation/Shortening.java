package io.studioaccess.simulation;

import io.studioaccess.simulation.History.Result;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Shortens a history that breaks a law: it leaves out kinds of faults, changes and single faults,
 * as long as the same law is still broken.
 */
final class Shortening {
  /** A history takes a millisecond, and a story is read by people. */
  private static final int MOST_RUNS = 800;

  /** A history of an endless chain takes seconds. */
  private static final long MOST_CALLS = 3_000_000;

  private final Result original;
  private final String law;
  private Omissions omitted = Omissions.NONE;
  private Result shortest;
  private int runs;
  private long calls;

  private Shortening(Result original) {
    this.original = original;
    this.law = original.violation().orElseThrow().law();
    this.shortest = original;
  }

  /** What can be left out. */
  static Omissions of(Result failed) {
    Shortening shortening = new Shortening(failed);
    shortening.shorten();
    return shortening.omitted;
  }

  private void shorten() {
    for (Fault kind : Fault.values()) {
      Set<Fault> kinds = new HashSet<>(omitted.kinds());
      kinds.add(kind);
      boolean unused = isEnough(new Omissions(omitted.changes(), kinds, omitted.faults()));
    }
    int before;
    do {
      before = shortest.changes().size() + shortest.faults().size();
      leaveOutChanges();
      leaveOutFaults();
    } while (shortest.changes().size() + shortest.faults().size() < before && mayRun());
  }

  private boolean mayRun() {
    return runs < MOST_RUNS && calls < MOST_CALLS;
  }

  private boolean isEnough(Omissions more) {
    runs++;
    Result result = History.run(original.seed(), more, Story.untold());
    calls += result.tally().calls();
    boolean same = result.violation().filter(found -> found.law().equals(law)).isPresent();
    if (same) {
      omitted = more;
      shortest = result;
    }
    return same;
  }

  /** In halves, quarters, and so on: most of a history does not matter. */
  private void leaveOutChanges() {
    for (int size = Math.max(1, shortest.changes().size() / 2); size > 0; size /= 2) {
      for (List<Integer> chunk : chunks(shortest.changes(), size)) {
        Set<Integer> changes = new HashSet<>(omitted.changes());
        if (changes.addAll(chunk) && mayRun()) {
          boolean unused = isEnough(new Omissions(changes, omitted.kinds(), omitted.faults()));
        }
      }
    }
  }

  private void leaveOutFaults() {
    for (int size = Math.max(1, shortest.faults().size() / 2); size > 0; size /= 2) {
      for (List<Long> chunk : chunks(shortest.faults(), size)) {
        Set<Long> faults = new HashSet<>(omitted.faults());
        if (faults.addAll(chunk) && mayRun()) {
          boolean unused = isEnough(new Omissions(omitted.changes(), omitted.kinds(), faults));
        }
      }
    }
  }

  /** The last ones first: what follows from a change goes before it. */
  private static <T> List<List<T>> chunks(List<T> all, int size) {
    List<List<T>> chunks = new ArrayList<>();
    for (int to = all.size(); to > 0; to -= size) {
      chunks.add(List.copyOf(all.subList(Math.max(0, to - size), to)));
    }
    return chunks;
  }
}
