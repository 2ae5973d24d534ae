package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/**
 * The operations of one service. Each has a request shape, the actions that it requires, and a
 * handler.
 */
public final class Operations {

  private final Map<String, Operation<?, ?>> byName = new HashMap<>();

  /** Adds an operation whose request is built by {@code shape}'s builder. */
  public <B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo> Operations put(
      String name, Supplier<B> shape, RequiredActions<I> requiredActions, Handler<I> handler) {
    byName.put(name, new Operation<>(shape, requiredActions, handler));
    return this;
  }

  Operation<?, ?> find(String name) {
    var operation = byName.get(name);
    if (operation == null) {
      throw new ServiceException(
          "UnknownOperationException", "The sandbox does not support the operation " + name);
    }
    return operation;
  }

  /** The actions that a request requires, each of which must be allowed. */
  public interface RequiredActions<I> {
    List<Access> forRequest(I request, Caller caller);
  }

  /** Performs the operation and returns the response shape. */
  public interface Handler<I> {
    SdkPojo handle(I request, Caller caller);
  }

  record Operation<B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo>(
      Supplier<B> shape, RequiredActions<I> requiredActions, Handler<I> handler) {

    PreparedCall<I> read(ShapeFiller filler, Caller caller) {
      B builder = shape.get();
      filler.fill(builder);
      I request = builder.build();
      return new PreparedCall<>(
          request, handler, requiredActions.forRequest(request, caller), caller);
    }
  }

  /** Fills a request's builder from the wire. */
  interface ShapeFiller {
    void fill(SdkPojo builder);
  }

  record PreparedCall<I>(
      I request, Handler<I> handler, List<Access> requiredActions, Caller caller) {

    SdkPojo run() {
      return handler.handle(request, caller);
    }
  }
}
