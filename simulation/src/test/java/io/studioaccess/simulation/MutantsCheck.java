package io.studioaccess.simulation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code make mutants}: the simulation finds each fault within a minute of one processor, from two
 * of three first seeds, except those known to be too rare in its histories, or harmless alone. It
 * writes the table {@code docs/reference/mutants.md}. Not part of the build.
 */
class MutantsCheck {
  private static final List<Long> FIRST_SEEDS = List.of(1L, 1_000_001L, 2_000_001L);

  private static final Set<String> NOT_FOUND =
      Set.of(
          "a held revocation is handed over",
          "hand-overs do not wait",
          "a later message is relied on that has stopped",
          "an event of several users is about the first",
          "a returner's record proves the assignment");

  /** Of three: a rare one takes about a minute, and more from one seed than from another. */
  private static final int MOST = 2;

  private static final Path TABLE = Path.of("../docs/reference/mutants.md");

  private static final String HEAD =
      """
      # Faults put into the code on purpose

      `make mutants` writes this page: it puts one fault after the other into the code, and simulates until a law is broken, for a
      minute of one processor at most, from three first seeds. The times are seconds of processor time, with the start and the
      compilation of the JVM's code ([decision 0036](../decisions/0036-simulation.md)); a dash is a minute without a find. The first line is the code
      as it is, from the same seeds: whatever broke a law there would be found with every fault.

      | Fault | Found after | Law |
      |---|---|---|
      """;

  private static final List<String> ROWS = new ArrayList<>();

  /** The time until the simulation found the fault, and the law; empty for none. */
  private record Run(Duration time, String law) {
    @Override
    public String toString() {
      return law.isEmpty() ? "–" : "%.1f".formatted(time.toMillis() / 1_000.0);
    }
  }

  @TestFactory
  Stream<DynamicTest> everyFaultIsFoundWithinAMinute(@TempDir Path folder) {
    return Stream.concat(
        Stream.of(DynamicTest.dynamicTest("nothing is found without one", () -> isSound(folder))),
        Mutant.all().stream()
            .map(mutant -> DynamicTest.dynamicTest(mutant.name(), () -> isFound(mutant, folder))));
  }

  /** Otherwise the times of all others say nothing. */
  private static void isSound(Path folder) {
    List<Run> runs = runs(Mutant.NONE, folder);
    tell(Mutant.NONE, runs);
    assertThat(runs).allMatch(run -> run.law().isEmpty());
  }

  @AfterAll
  static void writeTheTable() throws IOException {
    Files.writeString(TABLE, HEAD + String.join("", ROWS));
  }

  private static void isFound(Mutant mutant, Path folder) {
    List<Run> runs = runs(mutant, folder);
    tell(mutant, runs);
    boolean isFound = runs.stream().filter(run -> !run.law().isEmpty()).count() >= MOST;
    assumeThat(!isFound && NOT_FOUND.contains(mutant.name())).isFalse();
    assertThat(isFound).as(mutant.name()).isTrue();
  }

  private static List<Run> runs(Mutant mutant, Path folder) {
    Path classes = folder.resolve(Integer.toHexString(mutant.name().hashCode()));
    return FIRST_SEEDS.stream().map(first -> run(mutant, first, classes)).toList();
  }

  private static void tell(Mutant mutant, List<Run> runs) {
    String row =
        "| %s | %s | %s |%n"
            .formatted(
                mutant.name(),
                String.join(", ", runs.stream().map(Run::toString).toList()),
                runs.stream().map(Run::law).filter(law -> !law.isEmpty()).findFirst().orElse("–"));
    ROWS.add(row);
    System.out.print(row);
  }

  private static Run run(Mutant mutant, long first, Path classes) {
    Duration before = processorTime();
    String found = MutantRun.of(mutant, first, classes);
    String law = found.replaceFirst("^Seed [0-9]+: ([^:]*):.*", "$1");
    return new Run(processorTime().minus(before), law);
  }

  private static Duration processorTime() {
    return ProcessHandle.current().info().totalCpuDuration().orElseThrow();
  }
}
