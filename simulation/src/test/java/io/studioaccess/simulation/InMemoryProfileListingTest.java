package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.ProfileListingContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;

class InMemoryProfileListingTest extends ProfileListingContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
