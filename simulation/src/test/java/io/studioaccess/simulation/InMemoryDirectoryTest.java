package io.studioaccess.simulation;

import io.studioaccess.reconciler.contracts.DirectoryContract;
import io.studioaccess.reconciler.contracts.DirectoryUnderTest;

class InMemoryDirectoryTest extends DirectoryContract {
  private final DirectoryUnderTest company =
      new SimulatedDirectory(SimulatedDirectory.quietWorld());

  @Override
  protected DirectoryUnderTest company() {
    return company;
  }
}
