package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.SpaceSearchContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemorySpaceSearchTest extends SpaceSearchContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
