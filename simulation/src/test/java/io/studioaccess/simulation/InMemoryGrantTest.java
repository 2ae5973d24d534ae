package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.GrantContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemoryGrantTest extends GrantContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
