package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import java.util.Set;

/** Lists the assigned groups, and accepts changes without making them. */
record UnchangedGroups(ApplicationGroups groups) implements ApplicationGroups {
  @Override
  public Set<GroupId> assigned(DomainArn domain, ApplicationArn application) {
    return groups.assigned(domain, application);
  }

  @Override
  public Answer assign(DomainArn domain, ApplicationArn application, GroupId group) {
    return new Answer.Made();
  }

  @Override
  public void unassign(DomainArn domain, ApplicationArn application, GroupId group) {}
}
