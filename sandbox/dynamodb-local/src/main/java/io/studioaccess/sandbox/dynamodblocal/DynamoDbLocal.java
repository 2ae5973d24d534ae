package io.studioaccess.sandbox.dynamodblocal;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.ServerSocket;
import java.util.concurrent.Callable;

/**
 * Runs DynamoDB Local in memory until standard input ends. The parent holds the other end of that
 * pipe, so the operating system ends this process with its parent, even when nobody could say
 * goodbye.
 *
 * <p>Each access key and region has tables of its own, which is DynamoDB Local's default.
 *
 * <p>Standard output carries one line, the port. What DynamoDB Local itself prints goes nowhere.
 */
public final class DynamoDbLocal {

  /** A port that is free when it is asked for may be another's a moment later. */
  private static final int PORTS_TO_TRY = 10;

  private DynamoDbLocal() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    PrintStream parent = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true));
    int port = start(DynamoDbLocal::freePort);
    parent.println(port);
    parent.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  /** Answers the port that it listens on: DynamoDB Local does not tell one of its own choice. */
  static int start(Callable<Integer> ports) throws Exception {
    for (int triesLeft = PORTS_TO_TRY - 1; ; triesLeft--) {
      int port = ports.call();
      try {
        ServerRunner.createServerFromCommandLineArgs(
                new String[] {"-inMemory", "-disableTelemetry", "-port", Integer.toString(port)})
            .start();
        return port;
      } catch (IOException e) {
        if (triesLeft == 0) {
          throw e;
        }
      }
    }
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }
}
