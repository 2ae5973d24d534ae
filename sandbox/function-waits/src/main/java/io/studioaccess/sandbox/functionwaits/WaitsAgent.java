package io.studioaccess.sandbox.functionwaits;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import org.jspecify.annotations.Nullable;

/**
 * {@code -javaagent:function-waits.jar=DIVISOR} does what {@link Waits} describes in a process
 * whose class path cannot be changed, such as that of {@code studioctl}.
 */
public final class WaitsAgent {

  private static final int SOFTWARE_ERROR = 70;

  private WaitsAgent() {}

  public static void premain(String divisor, Instrumentation instrumentation) {
    Waits.divideBy(Integer.parseInt(divisor));
    instrumentation.addTransformer(new Transformer());
  }

  private static final class Transformer implements ClassFileTransformer {

    @Override
    public byte @Nullable [] transform(
        @Nullable ClassLoader loader,
        @Nullable String className,
        @Nullable Class<?> redefined,
        @Nullable ProtectionDomain domain,
        byte[] classFile) {
      if (className == null || !WaitRewriter.SDK_CLASSES.contains(className)) {
        return null;
      }
      try {
        return WaitRewriter.rewrite(classFile);
      } catch (RuntimeException e) {
        // The JVM would ignore the exception, and the function would wait in full.
        System.err.println("Cannot shorten the waits of " + className + ": " + e);
        Runtime.getRuntime().halt(SOFTWARE_ERROR);
        return null;
      }
    }
  }
}
