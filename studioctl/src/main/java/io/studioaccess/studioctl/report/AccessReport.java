package io.studioaccess.studioctl.report;

import java.util.List;

/**
 * The access report as it is shown. Timestamps have the form {@code 2026-11-23T06:40:12Z}, which
 * sorts as text. Absent values are empty texts.
 *
 * @param people one entry for each user and domain with an actual or desired profile
 * @param formerUsers outcome events of users without a profile, as far as the ledger keeps them
 * @param since from when on the changes are shown; empty if none are
 * @param changes one entry for each user and domain whose access changed since then, from the
 *     history
 * @param comparedWith when the earlier report was created; empty if there is none
 * @param differences one entry for each user and domain whose access is another than in the earlier
 *     report
 */
public record AccessReport(
    Metadata metadata,
    Counts counts,
    List<Person> people,
    List<Row> mapping,
    List<FormerUserEvent> formerUsers,
    String since,
    List<Change> changes,
    String comparedWith,
    List<Difference> differences) {

  public AccessReport {
    people = List.copyOf(people);
    mapping = List.copyOf(mapping);
    formerUsers = List.copyOf(formerUsers);
    changes = List.copyOf(changes);
    differences = List.copyOf(differences);
  }

  AccessReport withChanges(String from, List<Change> since) {
    return new AccessReport(
        metadata, counts, people, mapping, formerUsers, from, since, comparedWith, differences);
  }

  AccessReport withDifferences(String earlier, List<Difference> found) {
    return new AccessReport(
        metadata, counts, people, mapping, formerUsers, since, changes, earlier, found);
  }

  /**
   * The origin of the report.
   *
   * @param createdBy the ARN of the caller
   */
  public record Metadata(
      String createdAt, String createdBy, String stack, String account, String region) {}

  /** Numbers of people, not profiles: a user with access to two domains counts once. */
  public record Counts(
      int withAccess,
      int inQuarantine,
      int held,
      int leaving,
      int withProblem,
      List<Count> byRole,
      List<Count> byDomain) {}

  public record Count(String name, int people) {}

  /**
   * A user in one domain.
   *
   * @param userName empty for a user who was deleted in the directory
   * @param group the group that grants the role
   * @param priority the priority of the group's row; empty if that row no longer applies
   * @param groups all current mapped groups of the user
   * @param lastChange the time of the last outcome event, or else of the last change of the profile
   * @param heldOrDue a held change or a due deletion
   * @param problem what keeps the user from the desired state
   * @param tags the tags that rows have put on the profile, as in {@code cost-center=4711,
   *     team=red}
   * @param reasons the mapping rows that apply, the winner first
   * @param history newest first
   * @param marks which of {@link Counts} count the person
   */
  public record Person(
      String userName,
      String userId,
      String domain,
      String profile,
      String state,
      List<Mark> marks,
      String role,
      String group,
      String priority,
      List<String> groups,
      String lastChange,
      String heldOrDue,
      String problem,
      String tags,
      List<Reason> reasons,
      List<Event> history) {}

  /** What {@link Counts} counts. */
  public enum Mark {
    ACCESS,
    QUARANTINE,
    HELD,
    LEAVING,
    PROBLEM
  }

  /** A mapping row that applies to the user. */
  public record Reason(String group, int priority, String role) {}

  public record Event(String at, String outcome, String text) {}

  /**
   * A row of the mapping.
   *
   * @param members the number of users that the row applies to
   * @param holders the number of users who have their role from the row
   * @param tags as in {@link Person}
   */
  public record Row(
      String group,
      String domain,
      String role,
      String priority,
      String state,
      int members,
      int holders,
      String tags) {}

  public record FormerUserEvent(
      String userName, String userId, String domain, String at, String outcome, String text) {}

  /**
   * What changed for a user in one domain.
   *
   * @param before the role at that moment, or {@code no access}
   * @param now likewise
   * @param causes the outcomes since then, newest first
   */
  public record Change(
      String userName,
      String userId,
      String domain,
      String before,
      String now,
      List<Cause> causes) {}

  /**
   * An outcome and why it came.
   *
   * @param cause the event and who made it, as far as CloudTrail says it
   */
  public record Cause(String at, String outcome, String text, String cause, String eventId) {}

  /** How access differs from that of an earlier report. */
  public enum Kind {
    GAINED,
    LOST,
    /** Another role, or the same role by another group. */
    CHANGED
  }

  /**
   * A user in one domain, then and now. Without access, role and group are empty.
   *
   * @param userName the current one; for a user who was deleted since, the earlier one
   */
  public record Difference(
      String userName,
      String userId,
      String domain,
      Kind kind,
      String roleBefore,
      String role,
      String groupBefore,
      String group) {}
}
