package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.contracts.ApplicationGroupsContract;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.simulation.InMemoryAssignments.Assignment;

class InMemoryApplicationGroupsTest extends ApplicationGroupsContract {
  private final World world = SimulatedDirectory.quietWorld();
  private final SimulatedDirectory directory = new SimulatedDirectory(world);

  @Override
  protected ApplicationGroups groups() {
    return world.applications;
  }

  @Override
  protected DomainArn domain() {
    return world.setting.domains().getFirst();
  }

  @Override
  protected ApplicationArn application() {
    return world.studio.domain(domain()).orElseThrow().application().orElseThrow();
  }

  @Override
  protected GroupId addGroup(String name) {
    return directory.addGroup(name);
  }

  @Override
  protected void assignByHand(GroupId group) {
    world.applications.assignByHand(new Assignment(domain().id(), group), false);
  }
}
