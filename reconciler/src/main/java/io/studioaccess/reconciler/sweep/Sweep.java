package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.ShortHash;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.Failures;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * One sweep, or one part of it: compares the members of groups with the ledger. A full sweep
 * compares the profiles of the domains as well. The number of calls grows with the number of
 * groups, pages of members, pages of profiles, pages of the ledger and differences, never with
 * users times groups. Memory holds one page of the ledger and at most what {@link Listing} admits.
 */
public final class Sweep {
  private final SweepPorts ports;

  public Sweep(SweepPorts ports) {
    this.ports = ports;
  }

  /**
   * Sweeps as far as time allows, and requests the rest. A failed read never counts as an empty
   * result. The groups and domains do not depend on one another: what failed is requested again by
   * itself, unless nothing else was done.
   *
   * @param timeIsUp whether to leave the next group or domain to another invocation
   * @throws RuntimeException if the ledger, the mapping or the names of requested groups cannot be
   *     read
   */
  public SweepReport run(SweepRequest request, BooleanSupplier timeIsUp) {
    Findings findings = new Findings(request, ports.clock().instant());
    Failures failures = new Failures();
    PartResult result =
        switch (request.scope()) {
          case STATUS -> sweepStatus(request, timeIsUp, findings, failures);
          case HELD -> sweepHeld(request, findings, failures);
          case MEMBERS ->
              request.coversAllUsers()
                  ? new FullSweep(request, ports, timeIsUp, findings, failures).run()
                  : new GroupSweep(request, ports, findings).run(timeIsUp, failures);
        };
    return finish(request, result, findings, failures);
  }

  private PartResult sweepHeld(SweepRequest request, Findings findings, Failures failures) {
    HeldPass held = new HeldPass(ports.recorder(), ports.heldNotices());
    Map<String, String> unreadable = new HashMap<>();
    ports
        .ledger()
        .forEachPage(
            page -> {
              held.collect(page.items());
              unreadable.putAll(page.items().unreadable());
            });
    failures.run(() -> held.run(findings, ports.clock().instant(), request.eventId()));
    return new PartResult(0, 0, 0, unreadable, Optional.empty(), new Remainder());
  }

  private PartResult sweepStatus(
      SweepRequest request, BooleanSupplier timeIsUp, Findings findings, Failures failures) {
    boolean begins = request.rest().isEmpty();
    String first = request.rest().orElse(null) instanceof Rest.UserPage(String t) ? t : "";
    UserPass users = new UserPass(ports.directory(), first);
    users.list(new Listing(timeIsUp), failures);
    Remainder remainder = new Remainder();
    Map<String, String> unreadable = new HashMap<>();
    if (begins || users.hasListed()) {
      ports
          .ledger()
          .forEachPage(
              page -> {
                page.items()
                    .users()
                    .forEach(
                        (user, record) -> {
                          users.compare(user, record, findings);
                          if (begins && UserPass.isHeldLeaver(record)) {
                            findings.addHeldLeaver(user);
                          }
                        });
                unreadable.putAll(page.items().unreadable());
                failures.run(() -> findings.send(ports.queues()));
              });
      users.putRemainder(remainder);
    }
    return new PartResult(0, users.usersListed(), 0, unreadable, Optional.empty(), remainder);
  }

  private SweepReport finish(
      SweepRequest request, PartResult result, Findings findings, Failures failures) {
    findings.requestUnclear();
    findings.send(ports.queues());
    boolean isFull = request.coversAllUsers() && request.scope() == Scope.MEMBERS;
    SweepCount count = count(result, findings);
    boolean isDone = failures.all().isEmpty() || !result.remainder().isEmpty();
    Optional<SweepCount> completed =
        isFull && isDone ? report(request, result.remainder(), count) : send(request, result);
    result.last().run();
    return new SweepReport(
        result.groups(),
        result.users(),
        result.profiles(),
        findings.requested(Direction.GRANT),
        findings.requested(Direction.REVOKE),
        findings.inaccessible(),
        failures,
        result.unreadable(),
        findings.untagged(),
        findings.powerfulDefaultRoles(),
        findings.assignments(),
        request.coversAllUsers() ? findings.differences() : Map.of(),
        result.totals(),
        completed,
        result.remainder().messages().size());
  }

  private static SweepCount count(PartResult result, Findings findings) {
    return new SweepCount(
        result.groups(),
        result.users(),
        result.profiles(),
        findings.requested(Direction.GRANT) + findings.requested(Direction.REVOKE),
        findings.inaccessible().size(),
        findings.powerfulDefaultRoles().size());
  }

  /** Only the parts of a full sweep are counted. */
  private Optional<SweepCount> send(SweepRequest request, PartResult result) {
    result
        .remainder()
        .messages()
        .forEach(
            (rest, delay) ->
                ports.queues().requeue(request.leaving(rest, Optional.empty()), delay));
    return Optional.empty();
  }

  /**
   * Counts what was done, and sends the messages for the rest: in this order, so that no part can
   * end before it is known.
   *
   * @return the sum of all parts if this was the last
   */
  private Optional<SweepCount> report(SweepRequest request, Remainder remainder, SweepCount count) {
    SweepPart self =
        request
            .part()
            .orElseGet(
                () -> new SweepPart(ShortHash.of(request.eventId() + ports.clock().millis()), "1"));
    List<SweepPart> children = new ArrayList<>();
    for (int i = 1; i <= remainder.messages().size(); i++) {
      children.add(self.child(i));
    }
    Optional<SweepCount> sum = Optional.empty();
    if (request.part().isPresent()) {
      sum = ports.recorder().add(self, count, children);
    } else if (children.isEmpty()) {
      sum = Optional.of(count).filter(_ -> request.rest().isEmpty());
    } else {
      ports.recorder().begin(self.run(), count, children);
    }
    sum.ifPresent(all -> ports.recorder().swept(LastSweep.of(all, ports.clock().instant())));
    int number = 0;
    for (Map.Entry<Rest, Duration> message : remainder.messages().entrySet()) {
      SweepPart child = children.get(number++);
      ports
          .queues()
          .requeue(request.leaving(message.getKey(), Optional.of(child)), message.getValue());
    }
    return sum;
  }
}
