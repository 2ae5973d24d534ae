package io.studioaccess.sandbox.dynamodblocal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Iterator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DynamoDbLocalTest {

  @Test
  void triesAnotherPortWhenSomebodyElseWasFaster() throws Exception {
    int free;
    try (ServerSocket taken = new ServerSocket(0)) {
      // Given
      try (ServerSocket other = new ServerSocket(0)) {
        free = other.getLocalPort();
      }
      Iterator<Integer> ports = Stream.of(taken.getLocalPort(), free).iterator();

      // When
      int port = DynamoDbLocal.start(ports::next);

      // Then
      assertThat(port).isEqualTo(free);
      try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), port)) {
        assertThat(socket.isConnected()).isTrue();
      }
    }
  }

  @Test
  void givesUpWhenNoPortIsFree() throws IOException {
    try (ServerSocket taken = new ServerSocket(0)) {
      assertThatThrownBy(() -> DynamoDbLocal.start(taken::getLocalPort))
          .isInstanceOf(IOException.class);
    }
  }
}
