package io.studioaccess.sandbox.wire;

import io.studioaccess.sandbox.policy.Access;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** The operations of one service: each a request shape, the rights it needs, and its effect. */
public final class Operations {

  private final Map<String, Operation<?, ?>> byName = new HashMap<>();

  /** Adds an operation; its input is what {@code shape}'s builder builds. */
  public <B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo> Operations put(
      String name, Supplier<B> shape, Needs<I> needs, Effect<I> effect) {
    byName.put(name, new Operation<>(shape, needs, effect));
    return this;
  }

  Operation<?, ?> named(String name) {
    var operation = byName.get(name);
    if (operation == null) {
      throw new Refusal(
          "UnknownOperationException", "The stand-in does not offer the operation " + name);
    }
    return operation;
  }

  /** The rights that a request needs, each of which must be allowed. */
  public interface Needs<I> {
    List<Access> of(I request, Caller caller);
  }

  /** Does it, and answers with the response shape. */
  public interface Effect<I> {
    SdkPojo of(I request, Caller caller);
  }

  record Operation<B extends SdkPojo & SdkBuilder<B, I>, I extends SdkPojo>(
      Supplier<B> shape, Needs<I> needs, Effect<I> effect) {

    Bound<I> read(Reading reading, Caller caller) {
      B builder = shape.get();
      reading.into(builder);
      I request = builder.build();
      return new Bound<>(request, effect, needs.of(request, caller), caller);
    }
  }

  /** Fills a builder from the wire. */
  interface Reading {
    void into(SdkPojo builder);
  }

  record Bound<I>(I request, Effect<I> effect, List<Access> needs, Caller caller) {

    SdkPojo run() {
      return effect.of(request, caller);
    }
  }
}
