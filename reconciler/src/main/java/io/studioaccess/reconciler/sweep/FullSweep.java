package io.studioaccess.reconciler.sweep;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Failures;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/**
 * A full sweep, or a part of one. It lists the members of groups and the profiles of domains, as
 * many as fit, and then reads the ledger once, page by page. Groups and domains that did not fit
 * are left to other invocations, which run side by side.
 *
 * <p>The part that begins the sweep compares whole records and serves what concerns the ledger
 * only: decisions, due profiles, totals, and the assignments of groups. The others compare their
 * groups' memberships and their domains' profiles.
 */
final class FullSweep {
  /** After this time, the invocation that begins a sweep leaves what it can to others. */
  private static final Duration ALONE = Duration.ofMinutes(1);

  private final SweepRequest request;
  private final SweepPorts ports;
  private final BooleanSupplier timeIsUp;
  private final BooleanSupplier handsOver;
  private final Findings findings;
  private final Failures failures;
  private final Instant begun;
  private final MappingRows mapping;
  private final Remainder remainder = new Remainder();
  private final Map<String, String> unreadable = new HashMap<>();

  FullSweep(
      SweepRequest request,
      SweepPorts ports,
      BooleanSupplier timeIsUp,
      Findings findings,
      Failures failures) {
    this.request = request;
    this.ports = ports;
    this.timeIsUp = timeIsUp;
    this.findings = findings;
    this.failures = failures;
    this.begun = ports.clock().instant();
    this.handsOver =
        request.rest().isPresent()
            ? timeIsUp
            : () -> timeIsUp.getAsBoolean() || ports.clock().instant().isAfter(begun.plus(ALONE));
    this.mapping = ports.mappings().current();
  }

  PartResult run() {
    return switch (request.rest().orElse(null)) {
      case null -> begin();
      case Rest.Groups groups -> compareGroups(groups);
      case Rest.Domains(List<DomainArn> ids) -> compareDomains(ids);
      case Rest.Tags(List<RecordedProfile> recorded) -> checkTags(recorded);
      case Rest.UserPage _ -> throw new IllegalArgumentException("a full sweep lists no users");
    };
  }

  private PartResult begin() {
    Listing listing = new Listing(handsOver);
    TagPass tags = tags();
    ProfilePass profiles = profiles(tags);
    Optional<MemberPass> members = list(Rest.Groups.ALL, listing);
    Collection<DomainArn> mapped = mapping.domains(ports.home());
    boolean isFull = members.filter(MemberPass::hasTried).isPresent() && listing.isEnough();
    if (isFull) {
      profiles.leave(sorted(mapped));
    } else {
      profiles.list(sorted(mapped), listing, findings, failures);
    }
    AccessTotals.Counter totals = new AccessTotals.Counter(mapping, begun);
    HeldPass held = new HeldPass(ports.recorder(), ports.heldNotices());
    DueGroups due = new DueGroups(mapping, begun);
    AssignmentPass assignments = new AssignmentPass(ports);
    Set<DomainArn> unmapped = new HashSet<>();
    read(
        page -> {
          held.collect(page.items());
          assignments.collect(page.items());
          page.items()
              .users()
              .values()
              .forEach(
                  record -> {
                    totals.add(record);
                    due.add(record);
                    record
                        .profiles()
                        .forEach((domain, profile) -> unmapped.add(profile.domainArn(domain)));
                  });
          unreadable.putAll(page.items().unreadable());
          compare(page, members, profiles);
        });
    failures.run(() -> held.run(findings, begun, request.eventId()));
    failures.run(() -> due.request(ports.queues(), request.eventId()));
    finish(members, profiles);
    unmapped.removeAll(mapped);
    ProfilePass others = profiles(tags);
    if (handsOver.getAsBoolean()) {
      others.leave(sorted(unmapped));
    } else if (!unmapped.isEmpty()) {
      others.list(sorted(unmapped), new Listing(handsOver), findings, failures);
      read(page -> compare(page, Optional.empty(), others));
      finish(Optional.empty(), others);
    }
    tags.check(handsOver, findings, failures);
    members.ifPresentOrElse(
        pass -> remainder.add(pass.units(), Rest.Groups::new),
        () -> remainder.addFailed(Rest.Groups.ALL));
    remainder.add(profiles.units(), Rest.Domains::new);
    remainder.add(others.units(), Rest.Domains::new);
    remainder.add(tags.units(), Rest.Tags::new);
    int listed = profiles.profilesListed() + others.profilesListed();
    return result(members, listed, Optional.of(totals.totals()))
        .withLast(() -> members.ifPresent(pass -> keep(assignments, pass.groups())));
  }

  private void keep(AssignmentPass assignments, MappedGroups groups) {
    assignments.run(mapping, groups, timeIsUp, findings);
  }

  private static List<DomainArn> sorted(Collection<DomainArn> domains) {
    return domains.stream().sorted(Comparator.comparing(DomainArn::value)).toList();
  }

  private PartResult compareGroups(Rest.Groups wanted) {
    Optional<MemberPass> members = list(wanted, new Listing(handsOver));
    ProfilePass none = profiles(tags());
    boolean isDone = members.filter(pass -> wanted.isAll() || pass.units().hasDone()).isPresent();
    if (isDone) {
      read(page -> compare(page, members, none));
      finish(members, none);
    }
    members
        .map(MemberPass::units)
        .filter(units -> isDone || units.hasProgress())
        .ifPresent(units -> remainder.add(units, Rest.Groups::new));
    return result(members, 0, Optional.empty());
  }

  private PartResult compareDomains(List<DomainArn> ids) {
    TagPass tags = tags();
    ProfilePass profiles = profiles(tags);
    profiles.list(ids, new Listing(handsOver), findings, failures);
    if (profiles.units().hasDone()) {
      read(page -> compare(page, Optional.empty(), profiles));
      finish(Optional.empty(), profiles);
      tags.check(handsOver, findings, failures);
    }
    if (profiles.units().hasProgress()) {
      remainder.add(profiles.units(), Rest.Domains::new);
      remainder.add(tags.units(), Rest.Tags::new);
    }
    return result(Optional.empty(), profiles.profilesListed(), Optional.empty());
  }

  private PartResult checkTags(List<RecordedProfile> recorded) {
    TagPass tags = tags();
    tags.addAll(
        recorded,
        ports
            .ledger()
            .records(recorded.stream().map(RecordedProfile::user).collect(Collectors.toSet())));
    tags.check(handsOver, findings, failures);
    if (tags.units().hasProgress()) {
      remainder.add(tags.units(), Rest.Tags::new);
    }
    return result(Optional.empty(), 0, Optional.empty());
  }

  private TagPass tags() {
    return new TagPass(ports.profiles(), ports.clock());
  }

  private ProfilePass profiles(TagPass tags) {
    return new ProfilePass(ports.profiles(), ports.recorder(), tags);
  }

  /** Empty if the directory could not be asked for the mapped groups. */
  private Optional<MemberPass> list(Rest.Groups wanted, Listing listing) {
    List<MemberPass> passes = new ArrayList<>();
    failures.run(
        () -> {
          MappedGroups groups = MappedGroups.all(mapping, ports.directory());
          Comparison comparison = new Comparison(mapping, ports.roleGuard(), groups, begun);
          passes.add(new MemberPass(groups, comparison, wanted.isAll()));
          List<GroupId> ids = wanted.isAll() ? groups.toRead() : wanted.ids();
          passes.getFirst().list(ids, ports.directory(), listing, failures);
        });
    return passes.stream().findFirst();
  }

  /** Reads the whole ledger, holds one page of it, and sends the requests of each page. */
  private void read(Consumer<LedgerPage> action) {
    ports
        .ledger()
        .forEachPage(
            page -> {
              action.accept(page);
              failures.run(() -> findings.send(ports.queues()));
            });
  }

  private void compare(LedgerPage page, Optional<MemberPass> members, ProfilePass profiles) {
    Instant now = ports.clock().instant();
    page.items()
        .users()
        .forEach(
            (user, record) -> {
              boolean isNewer = isNewer(page, user, now);
              members.ifPresent(pass -> pass.compare(user, record, isNewer, findings));
              profiles.compare(user, record, isNewer, findings);
            });
    page.items().foreign().forEach(profiles::skipForeign);
  }

  /** A time in the future is no time: clocks differ. */
  private boolean isNewer(LedgerPage page, UserId user, Instant now) {
    Instant from = page.reconciledFrom().get(user);
    return from != null && from.isAfter(begun) && !from.isAfter(now);
  }

  private void finish(Optional<MemberPass> members, ProfilePass profiles) {
    members.ifPresent(pass -> pass.compareOthers(findings));
    failures.run(() -> findings.send(ports.queues()));
    profiles.readOthers(timeIsUp, findings, failures);
    List<DomainArn> compared = new ArrayList<>(profiles.units().done());
    compared.retainAll(mapping.domains(ports.home()));
    new DefaultRolePass(ports.defaultRoles()).check(compared, findings, failures);
    failures.run(() -> findings.send(ports.queues()));
  }

  private PartResult result(
      Optional<MemberPass> members, int profiles, Optional<AccessTotals> totals) {
    return new PartResult(
        members.map(pass -> pass.units().done().size()).orElse(0),
        members.map(MemberPass::compared).orElse(0),
        profiles,
        unreadable,
        totals,
        remainder);
  }
}
