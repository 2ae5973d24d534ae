package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.DirectoryUnderTest;
import io.studioaccess.reconciler.contracts.GroupDirectoryContract;

class InMemoryGroupDirectoryTest extends GroupDirectoryContract {
  private final DirectoryUnderTest company =
      new SimulatedDirectory(SimulatedDirectory.quietWorld());

  @Override
  protected DirectoryUnderTest company() {
    return company;
  }
}
