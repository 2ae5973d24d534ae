package io.studioaccess.reconciler.reconcile;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import java.util.Set;

/**
 * The groups that are assigned to the application of a domain in IAM Identity Center. Each call
 * throws {@link InaccessibleAccountException} if the domain's account denies access.
 */
public interface ApplicationGroups {

  /** All assigned groups, from every page. */
  Set<GroupId> assigned(DomainArn domain, ApplicationArn application);

  Answer assign(DomainArn domain, ApplicationArn application, GroupId group);

  /** Ends the assignment. Nothing happens if there is none. */
  void unassign(DomainArn domain, ApplicationArn application, GroupId group);

  /** IAM Identity Center's answer to an assignment. A failure that a retry may fix is thrown. */
  sealed interface Answer {
    record Made() implements Answer {}

    /** Somebody assigned the group before. */
    record Existed() implements Answer {}

    record Refused(String reason) implements Answer {}

    record QuotaReached(String reason) implements Answer {}
  }
}
