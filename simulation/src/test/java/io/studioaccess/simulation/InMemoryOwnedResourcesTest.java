package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.OwnedResourcesContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemoryOwnedResourcesTest extends OwnedResourcesContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
