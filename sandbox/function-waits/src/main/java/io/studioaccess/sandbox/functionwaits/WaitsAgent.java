package io.studioaccess.sandbox.functionwaits;

import java.lang.instrument.ClassFileTransformer;
import java.lang.instrument.Instrumentation;
import java.security.ProtectionDomain;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * {@code -javaagent:function-waits.jar=DIVISOR} shortens what the AWS SDK waits inside a function:
 * the pauses before its retries, and those that client-side rate limiting imposes.
 *
 * <p>Each of them lasts one part in DIVISOR, and the rate limiter's clock is put forward by the
 * rest. So the SDK decides as if it had waited: it makes the same attempts, asks for the same
 * pauses, and gives up at the same point. The function's code is untouched.
 *
 * <p>What this does not show: timeouts, the SDK's and Lambda's, count real time. A call, or a
 * batch, whose waits alone would exceed one in AWS goes on here. Nor does the sandbox's clock move
 * by what was left out. Where several threads wait at once, the rate limiter's clock gains what
 * each of them left out, as if they had waited one after the other.
 */
public final class WaitsAgent {

  /** The one that sleeps and the one that knows the rate limiter's time. */
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
        return Rewriting.of(classFile);
      } catch (RuntimeException e) {
        // The JVM would ignore the exception, and the function would wait in full.
        System.err.println("The waits of " + className + " cannot be shortened: " + e);
        Runtime.getRuntime().halt(SOFTWARE_ERROR);
        return null;
      }
    }
  }
}
