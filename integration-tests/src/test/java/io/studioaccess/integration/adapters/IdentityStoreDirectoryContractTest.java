package io.studioaccess.integration.adapters;

import io.studioaccess.reconciler.contracts.DirectoryContract;
import io.studioaccess.reconciler.contracts.DirectoryUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class IdentityStoreDirectoryContractTest extends DirectoryContract {
  @RegisterExtension static final SandboxDirectory COMPANY = new SandboxDirectory();

  @Override
  protected DirectoryUnderTest company() {
    return COMPANY;
  }
}
