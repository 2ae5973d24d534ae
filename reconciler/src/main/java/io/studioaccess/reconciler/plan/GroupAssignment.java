package io.studioaccess.reconciler.plan;

/**
 * Whether the winning group is assigned to the domain's application in IAM Identity Center. Without
 * it its members have a profile and cannot sign in to it.
 */
public sealed interface GroupAssignment {

  record Assigned() implements GroupAssignment {}

  /** Not as far as the ledger knows; somebody may have assigned it by hand. */
  record Unassigned(ApplicationArn application) implements GroupAssignment {}

  /** The domain is too old (made before October 2023) to have an application that AWS names. */
  record NoApplication() implements GroupAssignment {}
}
