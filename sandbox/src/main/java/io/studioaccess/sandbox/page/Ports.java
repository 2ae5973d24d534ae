package io.studioaccess.sandbox.page;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;

/** Ports that stay the same from run to run, so that exported variables stay valid. */
public final class Ports {
  /** Of the endpoint of "make sandbox". */
  public static final int ENDPOINT = 4581;

  /** A socket that was just closed holds its port until the thread that accepts has noticed. */
  private static final int TRIES = 20;

  private static final Duration PAUSE = Duration.ofMillis(50);

  private Ports() {}

  /** The port; 0, for any free one, if somebody has it at this address for a second. */
  public static int freeOr(String address, int port) {
    for (int tried = 0; tried < TRIES && port != 0; tried++) {
      try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
        return port;
      } catch (IOException taken) {
        pause();
      }
    }
    return 0;
  }

  private static void pause() {
    try {
      Thread.sleep(PAUSE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
