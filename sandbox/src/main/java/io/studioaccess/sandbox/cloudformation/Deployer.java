package io.studioaccess.sandbox.cloudformation;

import io.studioaccess.sandbox.cloudformation.template.TemplateStack;

/** Creates stacks for CloudFormation's API. */
public interface Deployer {

  /**
   * What the stack would consist of.
   *
   * @throws io.studioaccess.sandbox.cloudformation.template.TemplateException if the template or a
   *     parameter is invalid
   */
  TemplateStack preview(NewStack stack);

  /** Creates the stack, which is complete when this method returns. */
  void create(NewStack stack);
}
