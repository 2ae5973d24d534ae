package io.studioaccess.sandbox.demo;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;

/** Ports that stay the same from run to run, so that exported variables stay valid. */
final class Ports {
  /** Of the endpoint of "make sandbox". */
  static final int ENDPOINT = 4581;

  private Ports() {}

  /** The port; 0, for any free one, if somebody has it at this address. */
  static int freeOr(String address, int port) {
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.ofLiteral(address))) {
      return port;
    } catch (IOException taken) {
      return 0;
    }
  }
}
