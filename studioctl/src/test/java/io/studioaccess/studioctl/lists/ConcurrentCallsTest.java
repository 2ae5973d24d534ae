package io.studioaccess.studioctl.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.console.ProgressUnderTest;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ConcurrentCallsTest {
  private final ConcurrentCalls calls = new ConcurrentCalls();
  private final Progress progress = ProgressUnderTest.invisible();

  @Test
  void eightTasksRunAtATimeAndTheResultsKeepTheirOrder() {
    CyclicBarrier eight = new CyclicBarrier(8);
    List<Integer> items = IntStream.range(0, 64).boxed().toList();

    List<String> results =
        calls.map(
            items,
            item -> {
              try {
                eight.await();
              } catch (Exception e) {
                throw new IllegalStateException(e);
              }
              return item.toString();
            },
            progress);

    assertThat(results).isEqualTo(items.stream().map(Object::toString).toList());
  }

  @Test
  void theFailureOfATaskIsTheFailureOfAll() {
    IllegalStateException failure = new IllegalStateException("the third");

    assertThatThrownBy(
            () ->
                calls.map(
                    List.of(1, 2, 3, 4),
                    item -> {
                      if (item == 3) {
                        throw failure;
                      }
                      return item;
                    },
                    progress))
        .isSameAs(failure);
  }
}
