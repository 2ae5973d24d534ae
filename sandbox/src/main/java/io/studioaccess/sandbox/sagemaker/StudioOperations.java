package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Operations on the caller's Studio, each under its lock. */
record StudioOperations(Studios studios, Operations operations) {

  <B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo> StudioOperations put(
      String name,
      Supplier<B> shape,
      InStudio<I, List<Access>> needs,
      InStudio<I, ? extends SdkPojo> effect) {
    operations.put(
        name,
        shape,
        (request, caller) -> locked(request, caller, needs),
        (request, caller) -> locked(request, caller, effect));
    return this;
  }

  private <I, R> R locked(I request, Caller caller, InStudio<I, R> step) {
    var studio = studios.in(caller.principal().accountId(), caller.region());
    synchronized (studio) {
      return step.of(studio, request);
    }
  }

  interface InStudio<I, R> {
    R of(Studio studio, I request);
  }
}
