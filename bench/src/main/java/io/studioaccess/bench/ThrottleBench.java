package io.studioaccess.bench;

import io.studioaccess.sandbox.process.DaemonThreads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;

/**
 * Measures what a burst of joins costs while AWS throttles, with the packaged functions and with
 * the plain Python function. Arguments: repository, and those of {@link JoinLoad}.
 */
public final class ThrottleBench {
  private static final int USAGE = 64;

  private ThrottleBench() {}

  public static void main(String[] arguments) throws IOException, InterruptedException {
    JoinLoad load;
    try {
      load = JoinLoad.of(List.of(arguments).subList(1, arguments.length));
    } catch (IllegalArgumentException e) {
      System.err.println(e.getMessage());
      System.exit(USAGE);
      return;
    }
    Path repository = Path.of(arguments[0]).toRealPath();
    Path target = Files.createDirectories(repository.resolve("bench/target"));
    Path log = Files.writeString(target.resolve("throttled-python.log"), "");
    List<JoinsResult> results = new ArrayList<>();
    for (int joins : load.joins()) {
      JoinsResult result = StackJoins.measure(repository, joins, load.share());
      System.err.println(result);
      results.add(result);
    }
    results.addAll(python(repository, load, log));
    String report =
        "%s%n%d %% of the calls to SageMaker and the Identity Store throttled; %d processes.%n"
            .formatted(
                new JoinsTable(results).markdown(), load.share(), ThrottledCompany.PROCESSES);
    System.out.println(report);
    Files.writeString(target.resolve("bench-throttle.md"), report);
  }

  /** All at once: the processes do little but wait. */
  private static List<JoinsResult> python(Path repository, JoinLoad load, Path log)
      throws InterruptedException {
    List<Future<Optional<JoinsResult>>> measurements = new ArrayList<>();
    List<JoinsResult> results = new ArrayList<>();
    try (ExecutorService threads = DaemonThreads.perTask()) {
      for (int joins : load.joins()) {
        measurements.add(
            threads.submit(
                () -> PythonJoins.measure(repository, joins, load.share(), log.toFile())));
      }
      for (Future<Optional<JoinsResult>> measurement : measurements) {
        measurement.get().ifPresent(results::add);
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the Python function could not be measured", e);
    }
    return results;
  }
}
