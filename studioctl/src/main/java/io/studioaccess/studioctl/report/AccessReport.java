package io.studioaccess.studioctl.report;

import java.util.List;

/**
 * Who has what and why, as it is shown: text that means something to people, and moments as {@code
 * 2026-11-23 06:40:12Z}, so that they sort as they are read. What there is not is empty.
 *
 * @param people a row for each user and domain where they have, or should have, a profile
 * @param gone users with nothing any more, whom the ledger still has a history of
 */
public record AccessReport(
    Made made, Counts counts, List<Person> people, List<Row> mapping, List<Gone> gone) {

  public AccessReport {
    people = List.copyOf(people);
    mapping = List.copyOf(mapping);
    gone = List.copyOf(gone);
  }

  /**
   * Where the report comes from.
   *
   * @param by the ARN of whoever ran it
   */
  public record Made(String at, String by, String stack, String account, String region) {}

  /** People, and not profiles: somebody with access in two domains counts once. */
  public record Counts(
      int withAccess,
      int inQuarantine,
      int held,
      int leaving,
      int trouble,
      List<Count> byRole,
      List<Count> byDomain) {}

  public record Count(String of, int people) {}

  /**
   * One user in one domain.
   *
   * @param userName empty for a user whom the directory no longer has
   * @param group that gave the role
   * @param priority of the group's row; empty if the user has no such row now
   * @param groups all mapped groups that the user is in now
   * @param changed when something was told of them last, or their profile was found right
   * @param waiting what is held or due
   * @param trouble what keeps it from being as it should
   * @param reasons the rows about the user, the winner first
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
      String changed,
      String waiting,
      String trouble,
      List<Reason> reasons,
      List<Event> history) {}

  /** A row of the mapping that is about the user. */
  public record Reason(String group, int priority, String role) {}

  public record Event(String at, String outcome, String text) {}

  /**
   * A row of the mapping.
   *
   * @param members how many people it is about
   * @param holders how many people have their role by it
   */
  public record Row(
      String group,
      String domain,
      String role,
      String priority,
      String state,
      int members,
      int holders) {}

  public record Gone(
      String userName, String userId, String domain, String at, String outcome, String text) {}
}
