package io.studioaccess.integration.leastprivilege;

import io.studioaccess.sandbox.cloud.Cloud;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The sandbox endpoints that a test uses: those of every {@link Cloud} that its fields hold, or
 * that a fixture in its fields holds.
 *
 * @param testInstance empty if only static fields count
 */
record TestEndpoints(Class<?> testClass, Optional<Object> testInstance) {

  /** From a test to its fixture, from there to the sandbox, from there to the cloud. */
  private static final int DEPTH = 3;

  /** The ports at this moment; fixtures may be started while the test runs. */
  Set<Integer> ports() {
    var ports = new HashSet<Integer>();
    collect(testClass, testInstance.orElse(null), DEPTH, ports);
    return ports;
  }

  private static void collect(
      Class<?> type, @Nullable Object instance, int depth, Set<Integer> ports) {
    for (Class<?> owner = type; owner != null; owner = owner.getSuperclass()) {
      Stream.of(owner.getDeclaredFields())
          .filter(field -> instance != null || Modifier.isStatic(field.getModifiers()))
          .filter(field -> field.getType().getName().startsWith("io.studioaccess."))
          .forEach(field -> collect(value(field, instance), depth, ports));
    }
  }

  private static void collect(@Nullable Object value, int depth, Set<Integer> ports) {
    if (value instanceof Cloud cloud) {
      ports.add(cloud.endpoint().uri().getPort());
    } else if (value != null && depth > 1) {
      collect(value.getClass(), value, depth - 1, ports);
    }
  }

  private static @Nullable Object value(Field field, @Nullable Object instance) {
    field.setAccessible(true);
    try {
      return field.get(Modifier.isStatic(field.getModifiers()) ? null : instance);
    } catch (IllegalAccessException e) {
      throw new IllegalStateException(e);
    }
  }
}
