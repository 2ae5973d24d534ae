package io.studioaccess.sandbox.dynamodblocal;

import java.io.OutputStream;
import java.io.PrintStream;

/**
 * Runs DynamoDB Local in memory until standard input ends. The parent holds the other end of that
 * pipe, so this process ends with its parent, even with one that was killed.
 *
 * <p>Each access key and region has tables of its own, which is DynamoDB Local's default.
 *
 * <p>Standard output carries one line: the port and, after a blank, the {@linkplain Secret secret}
 * that every request must carry. DynamoDB Local's own output is discarded.
 */
public final class DynamoDbLocal {

  private DynamoDbLocal() {}

  /** Takes no arguments. */
  public static void main(String[] arguments) throws Exception {
    PrintStream parent = System.out;
    System.setOut(new PrintStream(OutputStream.nullOutputStream(), true));
    Secret secret = Secret.random();
    LoopbackServer server = LoopbackServer.start(secret);
    parent.println(server.port() + " " + secret.value());
    parent.flush();
    System.in.transferTo(OutputStream.nullOutputStream());
    Runtime.getRuntime().halt(0);
  }
}
