package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.clock.SandboxClock;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AwsEndpointAddressTest {

  @ParameterizedTest
  @CsvSource({"127.0.0.1, 127.0.0.1", "127.0.0.2, 127.0.0.2", "0.0.0.0, 127.0.0.1"})
  void uriHasAnAddressThatThisMachineReaches(String listensOn, String expectedHost)
      throws Exception {
    // Given
    var clock = SandboxClock.frozenAt(Instant.EPOCH);
    try (var endpoint = new AwsEndpoint(clock, new InetSocketAddress(listensOn, 0));
        var http = HttpClient.newHttpClient()) {

      // When
      URI uri = endpoint.uri();
      var response =
          http.send(
              HttpRequest.newBuilder(uri.resolve("/sandbox/clock")).build(),
              HttpResponse.BodyHandlers.ofString());

      // Then
      assertThat(uri.getHost()).isEqualTo(expectedHost);
      assertThat(response.body()).contains("1970-01-01T00:00:00Z");
    }
  }
}
