package io.studioaccess.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class CachedMappingsTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");
  private final Clock clock = mock(Clock.class);
  private final AtomicInteger reads = new AtomicInteger();

  private final CachedMappings mappings =
      new CachedMappings(
          () -> {
            reads.incrementAndGet();
            return new MappingRows(List.of(), List.of());
          },
          Duration.ofMinutes(1),
          clock);

  @Test
  void readsTheTableOncePerMinute() {
    when(clock.instant()).thenReturn(START, START.plusSeconds(59), START.plusSeconds(60));

    mappings.current();
    mappings.current();
    assertThat(reads).hasValue(1);

    mappings.current();
    assertThat(reads).hasValue(2);
  }

  @Test
  void doesNotCacheAFailedRead() {
    when(clock.instant()).thenReturn(START);
    AtomicInteger calls = new AtomicInteger();
    CachedMappings failingOnce =
        new CachedMappings(
            () -> {
              if (calls.incrementAndGet() == 1) {
                throw new IllegalStateException("throttled");
              }
              return new MappingRows(List.of(), List.of());
            },
            Duration.ofMinutes(1),
            clock);

    assertThatThrownBy(failingOnce::current).hasMessage("throttled");
    assertThat(failingOnce.current().isEmpty()).isTrue();
  }
}
