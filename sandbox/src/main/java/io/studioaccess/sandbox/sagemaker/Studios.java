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
 * The Studio of every account and region: whose credentials and region a call carries, his domains
 * it sees.
 */
public final class Studios {

  private final Map<Arns, Studio> byPlace = new ConcurrentHashMap<>();
  private final Map<String, AtomicInteger> domainsMade = new ConcurrentHashMap<>();
  private final SandboxClock clock;
  private final Predicate<String> isDirectoryUser;

  /**
   * No Studio anywhere yet.
   *
   * @param isDirectoryUser whether Identity Center has a user of this name
   */
  public Studios(SandboxClock clock, Predicate<String> isDirectoryUser) {
    this.clock = clock;
    this.isDirectoryUser = isDirectoryUser;
  }

  /** The Studio there, which is empty at first. */
  public Studio in(String accountId, String region) {
    return byPlace.computeIfAbsent(new Arns(accountId, region), arns -> studio(arns));
  }

  /** Ids of domains differ within an account, whatever the region. */
  private Studio studio(Arns arns) {
    var made = domainsMade.computeIfAbsent(arns.accountId(), account -> new AtomicInteger());
    return new Studio(clock, arns, made::incrementAndGet, isDirectoryUser);
  }

  public Collection<Studio> all() {
    return byPlace.values();
  }

  /** When something next changes by itself in any Studio. */
  public Optional<Instant> nextTransition() {
    return byPlace.values().stream()
        .flatMap(studio -> studio.nextTransition().stream())
        .min(Comparator.naturalOrder());
  }
}
