package io.studioaccess.integration.adapters;

import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import io.studioaccess.reconciler.contracts.TagsContract;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class GrantExecutorTagsContractTest extends TagsContract {
  @RegisterExtension static final SandboxStudio SAGE_MAKER = new SandboxStudio();

  @Override
  protected StudioUnderTest sageMaker() {
    return SAGE_MAKER;
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:DeleteTags")
  protected void theTagsOfAForeignProfileAreRefused() {
    super.theTagsOfAForeignProfileAreRefused();
  }

  @Override
  @Test
  @ProvokesDenial("sagemaker:DeleteTags")
  protected void theTagsOfAProfileThatIsGoneAreRefused() {
    super.theTagsOfAProfileThatIsGoneAreRefused();
  }
}
