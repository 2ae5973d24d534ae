package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** What AWS refuses at the moment, for a while or until an administrator repairs it. */
final class Conditions {
  private final Timeline timeline;
  private final Chaos chaos;
  private final List<Condition> conditions = new ArrayList<>();
  private final Map<DomainArn, Long> lastEnds = new HashMap<>();

  /** The documented ways in which AWS refuses. */
  enum Kind {
    /** SageMaker does not accept the quarantine role. */
    QUARANTINE_REFUSED,
    /** SageMaker does not accept a role or setting of the mapping. */
    UPDATE_REFUSED,
    /** SageMaker does not accept a new profile. */
    CREATION_REFUSED,
    /** The domain has as many profiles as its quota allows. */
    QUOTA_REACHED,
    /** A policy of the organization does not accept tags. */
    TAGS_REFUSED,
    /** IAM Identity Center does not accept an assignment. */
    ASSIGNMENT_REFUSED,
    /** The account's access role is missing, or denies access. */
    ACCOUNT_DENIED,
    /** SageMaker fails to show a profile. */
    PROFILE_UNREADABLE,
    /** SageMaker fails to list apps and spaces. */
    RESOURCES_UNREADABLE,
    /** SageMaker accepts new profiles, and then they are Failed. */
    CREATION_FAILS,
    /** SageMaker accepts changes, and then profiles are Update_Failed. */
    UPDATE_FAILS,
    /** SageMaker accepts deletions, and then profiles are Delete_Failed. */
    DELETION_FAILS
  }

  private record Condition(Kind kind, DomainArn domain, long until) {}

  Conditions(Timeline timeline, Chaos chaos) {
    this.timeline = timeline;
    this.chaos = chaos;
  }

  void begin(Kind kind, DomainArn domain, long millis) {
    conditions.add(new Condition(kind, domain, timeline.millis() + millis));
  }

  void endAll() {
    conditions.forEach(ended -> lastEnds.put(ended.domain(), timeline.millis()));
    conditions.clear();
  }

  /** Whether AWS refuses; the call about which this is asked fails. */
  boolean refuse(Kind kind, DomainArn domain) {
    if (!isActive(kind, domain)) {
      return false;
    }
    boolean later =
        kind == Kind.CREATION_FAILS || kind == Kind.UPDATE_FAILS || kind == Kind.DELETION_FAILS;
    chaos.note(later ? Fault.FAILED_LATER : Fault.REFUSED, timeline.millis());
    return true;
  }

  /** As SageMaker and IAM Identity Center do before anything else. */
  void requireAccess(DomainArn domain) {
    if (refuse(Kind.ACCOUNT_DENIED, domain)) {
      throw new InaccessibleAccountException("the access role of " + domain.account() + " is gone");
    }
  }

  private boolean isActive(Kind kind, DomainArn domain) {
    if (conditions.isEmpty()) {
      return false;
    }
    removeEnded();
    return conditions.stream()
        .anyMatch(active -> active.kind() == kind && active.domain().equals(domain));
  }

  private void removeEnded() {
    long now = timeline.millis();
    conditions.removeIf(
        ended -> {
          boolean over = ended.until() <= now;
          if (over) {
            lastEnds.merge(ended.domain(), ended.until(), Math::max);
          }
          return over;
        });
  }

  /** Whether AWS refuses anything in the domain. */
  boolean isAnyActive(DomainArn domain) {
    removeEnded();
    return conditions.stream().anyMatch(active -> active.domain().equals(domain));
  }

  /** When the domain's last condition ended, in epoch milliseconds; zero for never. */
  long lastEnd(DomainArn domain) {
    return lastEnds.getOrDefault(domain, 0L);
  }
}
