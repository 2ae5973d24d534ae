package io.studioaccess.sandbox.dynamodblocal;

import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBRequestHandler;
import com.amazonaws.services.dynamodbv2.local.server.LocalDynamoDBServerHandler;
import org.eclipse.jetty.server.Server;
import org.eclipse.jetty.server.ServerConnector;

/**
 * DynamoDB Local's request handler behind a connector of our own: its own server listens on all
 * interfaces and has no option for the address.
 */
final class LoopbackServer {

  private static final String LOOPBACK = "127.0.0.1";

  private final Server server;
  private final ServerConnector connector;

  private LoopbackServer(Server server, ServerConnector connector) {
    this.server = server;
    this.connector = connector;
  }

  /** Listens on any free port of 127.0.0.1 when it returns. */
  static LoopbackServer start(Secret secret) throws Exception {
    var server = new Server();
    var connector = new ServerConnector(server);
    connector.setHost(LOOPBACK);
    connector.setPort(0);
    server.addConnector(connector);
    server.setHandler(
        new SecretRequired(
            secret, new LocalDynamoDBServerHandler(inMemory(), /* corsParam= */ null)));
    server.start();
    return new LoopbackServer(server, connector);
  }

  /** The handler that the command line option {@code -inMemory} makes. */
  private static LocalDynamoDBRequestHandler inMemory() {
    return new LocalDynamoDBRequestHandler(
        /* authorityLevel= */ 0,
        /* runInMemory= */ true,
        /* dbFileLocation= */ null,
        /* sharedDb= */ false,
        /* delayTransientStatuses= */ false);
  }

  int port() {
    return connector.getLocalPort();
  }

  void stop() throws Exception {
    server.stop();
  }
}
