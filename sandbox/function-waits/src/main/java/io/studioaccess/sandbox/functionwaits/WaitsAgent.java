package io.studioaccess.sandbox.functionwaits;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code -javaagent:function-waits.jar=DIVISOR} shortens the AWS SDK's waits inside a function: the
 * pauses before its retries and those of client-side rate limiting.
 *
 * <p>Each wait lasts one part in DIVISOR, and the rate limiter's clock advances by the rest. The
 * SDK therefore decides as if it had waited in full: it makes the same attempts, asks for the same
 * pauses, and gives up at the same point. The function's code is unchanged.
 *
 * <p>Limits: The timeouts of the SDK and of Lambda count real time. A call or a batch whose waits
 * alone would exceed a timeout in AWS continues here. The sandbox's clock does not move by the
 * skipped time. If several threads wait at once, the rate limiter's clock advances by the sum of
 * what they skipped, as if they had waited one after the other.
 */
public final class WaitsAgent {

  /** The class that sleeps and the class that reads the rate limiter's time. */
  private static final Set<String> CLASSES =
      Set.of(
          "software/amazon/awssdk/core/internal/http/pipeline/stages/RetryableStage",
          "software/amazon/awssdk/retries/internal/ratelimiter/SystemClock");

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
      if (className == null || !CLASSES.contains(className)) {
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
