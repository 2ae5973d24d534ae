package io.studioaccess.sandbox.dynamodb;

import com.amazonaws.services.dynamodbv2.local.main.ServerRunner;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.ServerSocket;

/**
 * Runs DynamoDB Local in memory until standard input ends. The parent holds the other end of that
 * pipe, so the operating system ends this process with its parent, even when nobody could say
 * goodbye.
 *
 * <p>One database for all callers: by default each access key and region would see tables of its
 * own.
 *
 * <p>Standard output carries one line, the port. What DynamoDB Local itself prints goes nowhere.
 */
public final class DynamoDbLocal {

  private DynamoDbLocal() {}

  /** An optional first argument is the port; without one, a free port is taken. */
  public static void main(String[] arguments) throws Exception {
    PrintStream parent = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true));
    int port = arguments.length > 0 ? Integer.parseInt(arguments[0]) : freePort();
    ServerRunner.createServerFromCommandLineArgs(
            new String[] {
              "-inMemory", "-sharedDb", "-disableTelemetry", "-port", Integer.toString(port)
            })
        .start();
    parent.println(port);
    parent.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
