package io.studioaccess.integration.adapters;

import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.reconciler.contracts.RevocationContract;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RevokeExecutorContractTest extends RevocationContract {
  @RegisterExtension static final SandboxStudio SAGE_MAKER = new SandboxStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return SAGE_MAKER;
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:AddTags")
  protected void aProfileWithoutOurTagsLosesItsRole() {
    super.aProfileWithoutOurTagsLosesItsRole();
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  protected void aProfileThatIsGoneIsDeleted() {
    super.aProfileThatIsGoneIsDeleted();
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:DeleteUserProfile")
  protected void aForeignProfileIsNotDeleted() {
    super.aForeignProfileIsNotDeleted();
  }
}
