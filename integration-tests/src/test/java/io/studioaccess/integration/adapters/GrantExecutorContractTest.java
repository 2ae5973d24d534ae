package io.studioaccess.integration.adapters;

import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.reconciler.contracts.GrantContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrantExecutorContractTest extends GrantContract {
  @RegisterExtension static final SandboxStudio SAGE_MAKER = new SandboxStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return SAGE_MAKER;
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:UpdateUserProfile")
  protected void aForeignProfileIsNotChanged() {
    super.aForeignProfileIsNotChanged();
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:UpdateUserProfile")
  protected void aProfileThatIsGoneIsNotChanged() {
    super.aProfileThatIsGoneIsNotChanged();
  }
}
