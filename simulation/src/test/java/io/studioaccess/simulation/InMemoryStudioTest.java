package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.StudioContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemoryStudioTest extends StudioContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
