package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/**
 * Virtual threads that wait for the initialization of a class hold their carriers, and the JVM
 * makes no others for them. The endpoint needs none. All of a JVM's carriers are held, so it is
 * another JVM.
 */
class HeldCarriersTest {
  private static final int PATIENCE_MILLIS = 10_000;

  /** An endpoint beside as many held carriers as the machine has processors. */
  static final class Victim {
    private static final CountDownLatch INITIALIZING = new CountDownLatch(1);
    private static final CountDownLatch NEVER = new CountDownLatch(1);

    private Victim() {}

    /** A class whose initialization does not end. */
    private static final class Slow {
      static {
        INITIALIZING.countDown();
        await(NEVER);
      }

      static void touch() {}
    }

    private static void await(CountDownLatch latch) {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }

    public static void main(String[] args) throws IOException {
      AwsEndpoint endpoint =
          new AwsEndpoint(
              SandboxClock.frozenAt(Instant.EPOCH),
              new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
      Thread.ofVirtual().start(Slow::touch);
      await(INITIALIZING);
      for (int i = 1; i < Runtime.getRuntime().availableProcessors(); i++) {
        Thread.ofVirtual().start(Slow::touch);
      }
      HttpURLConnection call =
          (HttpURLConnection) endpoint.uri().resolve("/sandbox/clock").toURL().openConnection();
      call.setReadTimeout(PATIENCE_MILLIS);
      System.out.println(new String(call.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
      System.exit(0);
    }
  }

  @Test
  void theEndpointAnswersWhileAsManyThreadsAsProcessorsHoldTheirCarriers() throws IOException {
    // When
    Process victim =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Dslf4j.provider=org.slf4j.helpers.NOP_FallbackServiceProvider",
                "-cp",
                System.getProperty("java.class.path"),
                Victim.class.getName())
            .redirectErrorStream(true)
            .start();

    // Then
    try {
      assertThat(new String(victim.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
          .contains("1970-01-01T00:00:00Z");
    } finally {
      victim.destroyForcibly();
    }
  }
}
