package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.PrintableText;
import io.studioaccess.reconciler.desired.Claim;
import io.studioaccess.reconciler.desired.DesiredState;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.report.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * How an entry's person stands now.
 *
 * @param groups the groups that give the reviewed role in the domain, and that the person is in
 * @param change what is different from the review; empty for nothing
 */
record Standing(Review.Placed placed, State state, List<Claim> groups, String change) {

  enum State {
    /** The person has the reviewed access. */
    SAME("has access"),
    /** The person has access, but not the reviewed one. */
    CHANGED("changed"),
    /** To be removed, and still in a group. */
    STILL_MEMBER("to be removed"),
    /** To be removed, and out of the groups: the functions are taking the role away. */
    ENDING("being revoked"),
    GONE("no access");

    private final String label;

    State(String label) {
      this.label = label;
    }

    String label() {
      return label;
    }
  }

  Standing {
    groups = List.copyOf(groups);
  }

  static Standing of(Review.Placed placed, Sources sources) {
    ReviewEntry entry = placed.entry();
    UserId user = UserId.parse(entry.userId());
    DomainId domain = new DomainId(entry.domain());
    Optional<DirectoryUser> known = Optional.ofNullable(sources.users().get(user));
    Optional<Holder> holder =
        Holder.of(user, sources).filter(it -> it.domain().equals(domain)).findFirst();
    List<Claim> groups =
        DesiredState.ranking(sources.membershipsOf(user), sources.mapping())
            .getOrDefault(domain, List.of())
            .stream()
            .filter(claim -> claim.row().role().value().equals(entry.role()))
            .toList();
    return new Standing(
        placed, state(entry, holder, groups), groups, change(entry, known, holder, groups));
  }

  /** The state, and what is different from the review. */
  String text() {
    return change.isEmpty() || change.equals(state.label())
        ? state.label()
        : "%s: %s".formatted(state.label(), change);
  }

  private static State state(ReviewEntry entry, Optional<Holder> holder, List<Claim> groups) {
    boolean removed = entry.decision() == ReviewDecision.REMOVE;
    if (removed && !groups.isEmpty()) {
      return State.STILL_MEMBER;
    }
    if (holder.isEmpty()) {
      return State.GONE;
    }
    if (!hasReviewedRole(entry, holder.get())) {
      return State.CHANGED;
    }
    return removed ? State.ENDING : State.SAME;
  }

  private static boolean hasReviewedRole(ReviewEntry entry, Holder holder) {
    return holder.role().value().equals(entry.role());
  }

  private static String change(
      ReviewEntry entry,
      Optional<DirectoryUser> known,
      Optional<Holder> holder,
      List<Claim> groups) {
    List<String> changes = new ArrayList<>();
    if (known.isEmpty()) {
      changes.add("the user was deleted in the directory");
    } else if (!known.get().enabled()) {
      changes.add("the user is disabled");
    }
    known
        .map(user -> user.name().value())
        .filter(name -> !same(name, entry.userName()))
        .map("the user is now called "::concat)
        .ifPresent(changes::add);
    if (holder.isEmpty() && entry.decision() != ReviewDecision.REMOVE) {
      changes.add("no access");
    }
    holder
        .filter(now -> !hasReviewedRole(entry, now))
        .map(now -> "the role is now " + PlanText.role(now.role()))
        .ifPresent(changes::add);
    if (entry.decision() == ReviewDecision.REMOVE && !groups.isEmpty()) {
      changes.add("still in " + names(groups));
    }
    holder
        .flatMap(Holder::profile)
        .flatMap(ProfileRecord::hold)
        .map(hold -> "held since " + Display.timestamp(hold.since()))
        .ifPresent(changes::add);
    return String.join("; ", changes);
  }

  /** A file may have the characters that nobody sees as escapes. */
  private static boolean same(String name, String written) {
    return PrintableText.escape(name).equals(PrintableText.escape(written));
  }

  private static String names(List<Claim> groups) {
    return groups.stream()
        .map(claim -> claim.row().group().value())
        .distinct()
        .collect(Collectors.joining(", "));
  }
}
