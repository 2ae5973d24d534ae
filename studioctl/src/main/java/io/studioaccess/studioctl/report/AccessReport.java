package io.studioaccess.studioctl.report;

import java.util.List;

/**
 * The access report as it is shown. Timestamps have the form {@code 2026-11-23 06:40:12Z}, which
 * sorts as text. Absent values are empty texts.
 *
 * @param people one entry for each user and domain with an actual or desired profile
 * @param formerUsers outcome events of users without a profile, as far as the ledger keeps them
 */
public record AccessReport(
    Metadata metadata,
    Counts counts,
    List<Person> people,
    List<Row> mapping,
    List<FormerUserEvent> formerUsers) {

  public AccessReport {
    people = List.copyOf(people);
    mapping = List.copyOf(mapping);
    formerUsers = List.copyOf(formerUsers);
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
   * @param reasons the mapping rows that apply, the winner first
   * @param history newest first
   */
  public record Person(
      String userName,
      String userId,
      String domain,
      String profile,
      String state,
      String role,
      String group,
      String priority,
      List<String> groups,
      String lastChange,
      String heldOrDue,
      String problem,
      List<Reason> reasons,
      List<Event> history) {}

  /** A mapping row that applies to the user. */
  public record Reason(String group, int priority, String role) {}

  public record Event(String at, String outcome, String text) {}

  /**
   * A row of the mapping.
   *
   * @param members the number of users that the row applies to
   * @param holders the number of users who have their role from the row
   */
  public record Row(
      String group,
      String domain,
      String role,
      String priority,
      String state,
      int members,
      int holders) {}

  public record FormerUserEvent(
      String userName, String userId, String domain, String at, String outcome, String text) {}
}
