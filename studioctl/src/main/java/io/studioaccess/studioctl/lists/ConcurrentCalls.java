package io.studioaccess.studioctl.lists;

import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;

/** Runs the same task for each of many items, eight at a time. */
@Singleton
public final class ConcurrentCalls {
  private static final int THREADS = Pace.MOST_AT_A_TIME;

  /**
   * Runs the task for each item.
   *
   * @param progress gets a step for each item
   * @return the results in the order of the items
   * @throws RuntimeException the failure of the first item that failed; the rest is not done
   */
  public <T, R> List<R> map(Collection<T> items, Function<T, R> task, Progress progress) {
    ExecutorService threads =
        Executors.newFixedThreadPool(
            Math.clamp(items.size(), 1, THREADS),
            Thread.ofPlatform().daemon().name("call-", 0).factory());
    try {
      List<Future<R>> futures = new ArrayList<>(items.size());
      for (T item : items) {
        futures.add(
            threads.submit(
                () -> {
                  R result = task.apply(item);
                  progress.step();
                  return result;
                }));
      }
      List<R> results = new ArrayList<>(items.size());
      for (Future<R> future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      throw failure(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new CommandException("Interrupted.", e);
    } finally {
      threads.shutdownNow();
    }
  }

  private static RuntimeException failure(ExecutionException e) {
    return switch (e.getCause()) {
      case RuntimeException failure -> failure;
      case Error error -> throw error;
      case null, default -> new IllegalStateException(e);
    };
  }
}
