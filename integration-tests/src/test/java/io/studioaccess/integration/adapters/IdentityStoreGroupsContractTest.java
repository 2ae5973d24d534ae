package io.studioaccess.integration.adapters;

import io.studioaccess.reconciler.contracts.DirectoryUnderTest;
import io.studioaccess.reconciler.contracts.GroupDirectoryContract;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityStoreGroupsContractTest extends GroupDirectoryContract {
  @RegisterExtension static final SandboxDirectory COMPANY = new SandboxDirectory();

  @Override
  protected DirectoryUnderTest company() {
    return COMPANY;
  }
}
