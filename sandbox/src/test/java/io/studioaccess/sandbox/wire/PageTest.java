package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class PageTest {
  private static final int ENTRIES = 1_000;

  private final NavigableMap<String, Integer> all =
      IntStream.range(0, ENTRIES)
          .boxed()
          .collect(Collectors.toMap("%04d"::formatted, i -> i, (one, _) -> one, TreeMap::new));

  /** A listing of 100,000 users would take minutes otherwise. */
  @Test
  void allPagesOfAListingCostOnePass() {
    AtomicInteger tested = new AtomicInteger();
    List<Integer> listed = new ArrayList<>();
    @Nullable String token = null;
    int pages = 0;
    do {
      Page<Integer> page =
          Page.of(
              all,
              i -> {
                tested.incrementAndGet();
                return i % 2 == 0;
              },
              token,
              null,
              10);
      listed.addAll(page.items());
      token = page.nextToken();
      pages++;
    } while (token != null);

    assertThat(listed).hasSize(ENTRIES / 2).doesNotHaveDuplicates();
    assertThat(tested).hasValueLessThanOrEqualTo(ENTRIES + 2 * pages);
  }
}
