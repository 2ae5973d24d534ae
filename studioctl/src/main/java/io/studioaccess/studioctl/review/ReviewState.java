package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.report.Sources;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A review, compared with the access as it is now.
 *
 * @param joined who has access in the scope, and is not in the file: it began after the review, or
 *     the entry was deleted
 */
record ReviewState(Instant at, Review review, List<Standing> standings, List<ReviewEntry> joined) {
  static final List<String> COLUMNS =
      List.of(
          "line",
          "userName",
          "userId",
          "domainId",
          "roleArn",
          "groupName",
          "decision",
          "note",
          "now",
          "change");

  ReviewState {
    standings = List.copyOf(standings);
    joined = List.copyOf(joined);
  }

  /**
   * @param file the name of the file, for errors
   */
  static ReviewState of(Review review, Sources sources, String file) {
    requireIds(review, file);
    List<Standing> standings =
        review.entries().stream().map(placed -> Standing.of(placed, sources)).toList();
    SignsOfUse.Signs none = new SignsOfUse.Signs(Map.of());
    Set<String> reviewed = review.byKey().keySet();
    List<ReviewEntry> joined =
        Holder.in(review.head().scope(), sources).stream()
            .map(holder -> CreateReview.entry(holder, none))
            .filter(entry -> !reviewed.contains(entry.key()))
            .sorted(Comparator.comparing(ReviewEntry::person).thenComparing(ReviewEntry::domain))
            .toList();
    return new ReviewState(sources.at(), review, standings, joined);
  }

  /** The check of an entry finds edited ids, unless somebody computes it. */
  private static void requireIds(Review review, String file) {
    List<Finding> findings = new ArrayList<>();
    for (Review.Placed placed : review.entries()) {
      try {
        UserId.parse(placed.entry().userId());
        DomainId domain = new DomainId(placed.entry().domain());
        if (domain.value().isEmpty()) {
          throw new IllegalArgumentException("domainId is missing");
        }
      } catch (IllegalArgumentException e) {
        findings.add(Finding.error(placed.place(), String.valueOf(e.getMessage())));
      }
    }
    if (!findings.isEmpty()) {
      throw ReviewFile.refusal(file, findings);
    }
  }

  long number(ReviewDecision decision) {
    return review.decided(decision).size();
  }

  /** Removals that have come so far. */
  long removals(Standing.State state) {
    return standings.stream()
        .filter(it -> it.placed().entry().decision() == ReviewDecision.REMOVE)
        .filter(it -> it.state() == state)
        .count();
  }

  /** The entries that a review had and its file lacks. */
  int missing() {
    return Math.max(0, review.head().entries() - review.entries().size());
  }

  /** Whether everybody is decided on, and what was decided has happened. */
  boolean isComplete() {
    return number(ReviewDecision.UNDECIDED) == 0
        && joined.isEmpty()
        && missing() == 0
        && removals(Standing.State.STILL_MEMBER) == 0
        && removals(Standing.State.ENDING) == 0;
  }

  Map<String, Object> fields() {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("scope", review.head().scope().text());
    fields.put("createdAt", review.head().createdAt().toString());
    fields.put("complete", isComplete());
    fields.put("keep", number(ReviewDecision.KEEP));
    fields.put("remove", number(ReviewDecision.REMOVE));
    fields.put("undecided", number(ReviewDecision.UNDECIDED));
    fields.put("stillMembers", removals(Standing.State.STILL_MEMBER));
    fields.put("accessEnding", removals(Standing.State.ENDING));
    fields.put("entriesMissing", missing());
    fields.put("entries", standings.stream().map(ReviewState::fields).toList());
    fields.put("notInTheReview", joined.stream().map(ReviewState::fields).toList());
    return fields;
  }

  static Map<String, Object> fields(Standing standing) {
    Map<String, Object> fields = fields(standing.placed().entry());
    fields.put("line", standing.placed().place().line());
    fields.put("decision", standing.placed().entry().decision().label());
    fields.put("note", standing.placed().entry().note());
    fields.put("now", standing.state().label());
    fields.put("change", standing.change());
    return fields;
  }

  private static Map<String, Object> fields(ReviewEntry entry) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("userName", entry.userName());
    fields.put("userId", entry.userId());
    fields.put("domainId", entry.domain());
    fields.put("roleArn", entry.role());
    fields.put("groupName", entry.group());
    return fields;
  }
}
