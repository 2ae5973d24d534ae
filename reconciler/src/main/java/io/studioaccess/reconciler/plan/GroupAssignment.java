package io.studioaccess.reconciler.plan;

/**
 * Whether the winning group is assigned to the domain's application in IAM Identity Center. Members
 * of an unassigned group have a profile but cannot sign in.
 */
public sealed interface GroupAssignment {

  record Assigned() implements GroupAssignment {}

  /**
   * Not assigned according to the ledger. An administrator may have assigned the group manually.
   */
  record Unassigned(ApplicationArn application) implements GroupAssignment {}

  /** The domain was created before October 2023, so AWS does not name its application. */
  record NoApplication() implements GroupAssignment {}
}
