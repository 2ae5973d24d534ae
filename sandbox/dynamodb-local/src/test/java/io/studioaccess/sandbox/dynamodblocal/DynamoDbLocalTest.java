package io.studioaccess.sandbox.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.ConnectException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class DynamoDbLocalTest {

  private static final String AUTHORIZATION =
      "AWS4-HMAC-SHA256 Credential=sandbox1/20260101/eu-west-1/dynamodb/aws4_request,"
          + " SignedHeaders=host, Signature=none";

  private static final Secret SECRET = Secret.random();
  private static LoopbackServer server;

  @BeforeAll
  static void start() throws Exception {
    server = LoopbackServer.start(SECRET);
  }

  @AfterAll
  static void stop() throws Exception {
    server.stop();
  }

  private static HttpRequest.Builder request() {
    return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port()));
  }

  private static HttpRequest.Builder listTables() {
    return request()
        .header("Authorization", AUTHORIZATION)
        .header("Content-Type", "application/x-amz-json-1.0")
        .header("X-Amz-Target", "DynamoDB_20120810.ListTables")
        .POST(HttpRequest.BodyPublishers.ofString("{}"));
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }

  @Test
  void listensOnTheLoopbackOnly() throws Exception {
    try (Socket socket = new Socket("127.0.0.1", server.port())) {
      assertThat(socket.isConnected()).isTrue();
    }
    for (InetAddress address : otherAddresses()) {
      assertThatThrownBy(() -> new Socket(address, server.port()).close())
          .as(address.toString())
          .isInstanceOf(ConnectException.class);
    }
  }

  /** 127.0.0.2 is an address of every Linux machine; the others are those of its networks. */
  private static Iterable<InetAddress> otherAddresses() throws Exception {
    return Stream.concat(
            Stream.of(InetAddress.getByName("127.0.0.2")),
            NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(Inet4Address.class::isInstance)
                .filter(address -> !address.isLoopbackAddress()))
        .toList();
  }

  @Test
  void answersARequestWithTheSecret() throws Exception {
    var response = send(listTables().header(Secret.HEADER, SECRET.value()));

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"TableNames\":[]}");
  }

  @Test
  void refusesARequestWithoutTheSecret() throws Exception {
    assertThat(send(listTables()).statusCode()).isEqualTo(403);
    assertThat(send(listTables().header(Secret.HEADER, Secret.random().value())).statusCode())
        .isEqualTo(403);
  }

  @Test
  void allowsNoOriginToAskForMore() throws Exception {
    var preflight =
        send(
            request()
                .method("OPTIONS", HttpRequest.BodyPublishers.noBody())
                .header("Origin", "http://example.com")
                .header("Access-Control-Request-Method", "POST"));

    assertThat(preflight.statusCode()).isEqualTo(403);
    assertThat(preflight.headers().firstValue("Access-Control-Allow-Origin")).isEmpty();
  }
}
