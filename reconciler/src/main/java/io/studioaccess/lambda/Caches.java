package io.studioaccess.lambda;

import java.time.Duration;

/** How old the two functions' readings of the mapping and of group names may be. */
public final class Caches {
  public static final Duration KEPT_FOR = Duration.ofMinutes(1);

  private Caches() {}
}
