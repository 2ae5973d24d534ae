package io.studioaccess.studioctl.explain;

import java.util.List;

/**
 * Explains the access of a user. The JSON output has the same field names; texts are for people.
 *
 * @param status whether the user is enabled, for people
 * @param groups all groups of the user, mapped or not
 * @param domains the domains that the user's mapping rows or the ledger name
 * @param pendingReconciles reconciles of the user that wait in the functions' queues
 * @param history outcome events of the user, oldest first
 */
public record Explanation(
    String userId,
    String userName,
    String status,
    boolean enabled,
    List<Group> groups,
    List<Domain> domains,
    List<Pending> pendingReconciles,
    List<Event> history) {

  /**
   * A group of the user.
   *
   * @param mapped whether a mapping row names the group
   */
  public record Group(String groupId, String name, boolean mapped) {}

  /**
   * The user in one domain.
   *
   * @param rows the mapping rows that apply to the user, the winner first
   * @param why why the first row wins
   * @param desired the desired state
   * @param profile the observed profile
   * @param recorded the ledger's record
   * @param next what a reconcile would do now
   * @param state the state of the ledger's record; {@code NONE} without one
   * @param roleArn the role of the record; empty without one
   * @param heldSince since when a change is held; empty if none is
   * @param deletionDue when the profile is deleted; empty unless its user leaves
   */
  public record Domain(
      String domainId,
      List<Row> rows,
      String why,
      String desired,
      String profile,
      String recorded,
      String next,
      String state,
      String roleArn,
      String heldSince,
      String deletionDue) {}

  /**
   * A reconcile that waits in a queue.
   *
   * @param direction {@code GRANT} or {@code REVOKE}
   */
  public record Pending(String direction, String due) {}

  /**
   * A mapping row that applies to the user.
   *
   * @param dates when the row grants access to the user; empty for at any time
   */
  public record Row(String group, int priority, String roleArn, boolean wins, String dates) {}

  /** An outcome event. */
  public record Event(String at, String domainId, String outcome, String text, String eventId) {}
}
