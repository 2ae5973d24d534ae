package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.policy.Access;
import io.studioaccess.sandbox.wire.Caller;
import io.studioaccess.sandbox.wire.Operations;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Registers operations on the caller's Studio. Each runs under the Studio's lock. */
record StudioOperations(Studios studios, Operations operations) {

  <B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo> StudioOperations put(
      String name,
      Supplier<B> shape,
      InStudio<I, List<Access>> requiredActions,
      InStudio<I, ? extends SdkPojo> handler) {
    operations.put(
        name,
        shape,
        (request, caller) -> locked(request, caller, requiredActions),
        (request, caller) -> locked(request, caller, handler));
    return this;
  }

  private <I, R> R locked(I request, Caller caller, InStudio<I, R> operation) {
    var studio = studios.in(caller.principal().accountId(), caller.region());
    synchronized (studio) {
      return operation.apply(studio, request);
    }
  }

  interface InStudio<I, R> {
    R apply(Studio studio, I request);
  }
}
