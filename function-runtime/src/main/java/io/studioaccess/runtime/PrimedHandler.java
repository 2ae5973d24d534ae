package io.studioaccess.runtime;

import org.crac.Core;

/** The handler of a function with SnapStart. It is primed before the snapshot is taken. */
public abstract class PrimedHandler extends FunctionHandler {

  protected PrimedHandler() {
    Core.getGlobalContext().register(applicationContext.getBean(Priming.class));
  }
}
