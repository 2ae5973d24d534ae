package io.studioaccess.studioctl.explain;

import java.util.List;

/**
 * Why a user has what they have. All text is for people; JSON has the same names.
 *
 * @param person enabled, disabled, or deleted
 * @param groups all that the user is in
 * @param domains those that mapping or ledger speak of
 * @param waiting looks that are waiting in the functions' queues
 * @param history what was told of the user, oldest first
 */
public record Explanation(
    String userId,
    String userName,
    String person,
    List<Group> groups,
    List<Domain> domains,
    List<String> waiting,
    List<Told> history) {

  /** A group, and whether any row is about it. */
  public record Group(String groupId, String name, boolean mapped) {}

  /**
   * One domain.
   *
   * @param rows that speak for the user, the winner first
   * @param why the winner won
   * @param desired what the user should have
   * @param profile what stands
   * @param remembered what the ledger says
   * @param next what a look would do now
   */
  public record Domain(
      String domainId,
      List<Row> rows,
      String why,
      String desired,
      String profile,
      String remembered,
      String next) {}

  /** A mapping row that holds for the user. */
  public record Row(String group, int priority, String roleArn, boolean wins) {}

  /** What was told of the user. */
  public record Told(String at, String domainId, String outcome, String text, String eventId) {}
}
