package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Predicate;

/**
 * The Studio of every account and region. A call sees the domains of its credentials' account and
 * of its client's region.
 */
public final class Studios {

  private final Map<Arns, Studio> byAccountAndRegion = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> domainsCreated = new ConcurrentHashMap<>();
  private final SandboxClock clock;
  private final Predicate<String> isDirectoryUser;

  /**
   * @param isDirectoryUser whether Identity Center has a user of this name
   */
  public Studios(SandboxClock clock, Predicate<String> isDirectoryUser) {
    this.clock = clock;
    this.isDirectoryUser = isDirectoryUser;
  }

  /** The Studio of the account and region, which is empty at first. */
  public Studio in(String accountId, String region) {
    return byAccountAndRegion.computeIfAbsent(new Arns(accountId, region), arns -> studio(arns));
  }

  /** Domain ids are unique within an account, across its regions. */
  private Studio studio(Arns arns) {
    var created = domainsCreated.computeIfAbsent(arns.accountId(), account -> new AtomicInteger());
    return new Studio(clock, arns, created::incrementAndGet, isDirectoryUser);
  }

  public Collection<Studio> all() {
    return byAccountAndRegion.values();
  }

  /** When the next status transition happens in any Studio. */
  public Optional<Instant> nextTransition() {
    return byAccountAndRegion.values().stream()
        .flatMap(studio -> studio.nextTransition().stream())
        .min(Comparator.naturalOrder());
  }
}
