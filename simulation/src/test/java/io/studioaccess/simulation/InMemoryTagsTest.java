package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.StudioUnderTest;
import io.studioaccess.reconciler.contracts.TagsContract;

class InMemoryTagsTest extends TagsContract {
  private final StudioUnderTest sageMaker = new SimulatedStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return sageMaker;
  }
}
