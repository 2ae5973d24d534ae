package io.studioaccess.integration.adapters;

import io.studioaccess.reconciler.contracts.SpaceSearchContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import org.junit.jupiter.api.extension.RegisterExtension;

class SageMakerSpaceSearchContractTest extends SpaceSearchContract {
  @RegisterExtension static final SandboxStudio SAGE_MAKER = new SandboxStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return SAGE_MAKER;
  }
}
