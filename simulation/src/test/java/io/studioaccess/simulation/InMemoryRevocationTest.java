package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.RevocationContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemoryRevocationTest extends RevocationContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
