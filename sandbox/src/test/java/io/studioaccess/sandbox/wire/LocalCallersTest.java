package io.studioaccess.sandbox.wire;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a web page in a browser of this machine can do: nothing. */
class LocalCallersTest {

  private static final String ADVANCE = "POST /sandbox/clock?advance=PT10M HTTP/1.1";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  /** The status line of the response. Unlike HTTP clients, it sends any header. */
  private String send(String requestLine, String... headers) throws IOException {
    URI uri = aws.cloud.uri();
    try (Socket socket = new Socket(uri.getHost(), uri.getPort())) {
      String request =
          requestLine + "\r\nConnection: close\r\n" + String.join("\r\n", headers) + "\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .findFirst()
          .orElseThrow();
    }
  }

  private String host() {
    return "Host: 127.0.0.1:" + aws.cloud.uri().getPort();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin: http://example.com",
        "Origin: null",
        "Origin: http://localhost:3000",
        "Sec-Fetch-Site: cross-site",
        "Sec-Fetch-Site: same-site",
        "Sec-Fetch-Site: same-origin"
      })
  void aPageCannotMoveTheClock(String header) throws IOException {
    assertThat(send(ADVANCE, host(), header)).contains(" 403 ");
    assertThat(aws.clock.instant()).isEqualTo(CloudUnderTest.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: example.com",
        "Host: localhost.example.com:80",
        "Host: 127.0.0.1.example.com",
        "Host: 127.0.0.1@example.com:80",
        "Host:",
        "Accept: */*"
      })
  void aPageCannotMoveTheClockByAReboundName(String header) throws IOException {
    assertThat(send(ADVANCE, header)).contains(" 403 ");
    assertThat(aws.clock.instant()).isEqualTo(CloudUnderTest.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "multipart/form-data; boundary=x",
        "Text/Plain;charset=UTF-8"
      })
  void aFormCannotMoveTheClock(String contentType) throws IOException {
    assertThat(send(ADVANCE, host(), "Content-Type: " + contentType)).contains(" 415 ");
    assertThat(aws.clock.instant()).isEqualTo(CloudUnderTest.START);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Host: 127.0.0.1:80",
        "Host: localhost:80",
        "Host: [::1]:80",
        "Host: 172.17.0.1",
        "Host: host.docker.internal:80"
      })
  void acceptsTheNamesOfThisMachine(String header) throws IOException {
    assertThat(send(ADVANCE, header)).contains(" 200 ");
    assertThat(send("GET /sandbox/clock HTTP/1.1", header, "Sec-Fetch-Site: none"))
        .contains(" 200 ");
    assertThat(aws.clock.instant()).isEqualTo(CloudUnderTest.START.plusSeconds(600));
  }

  @Test
  void aPageCannotCallAService() throws IOException {
    String[] call = {
      "X-Amz-Target: SageMaker.ListDomains",
      "Authorization: AWS4-HMAC-SHA256 Credential=%s/20261102/eu-west-1/sagemaker/aws4_request"
          .formatted(aws.administrator()),
      "Content-Length: 2",
      "",
      "{}"
    };

    assertThat(send("POST / HTTP/1.1", with("Host: example.com", call))).contains(" 403 ");
    assertThat(send("POST / HTTP/1.1", with("Origin: http://example.com", call))).contains(" 403 ");
    assertThat(aws.cloud.endpoint().calls().all()).isEmpty();
    assertThat(send("POST / HTTP/1.1", with(host(), call))).contains(" 200 ");
  }

  private static String[] with(String first, String[] others) {
    var all = new String[others.length + 1];
    all[0] = first;
    System.arraycopy(others, 0, all, 1, others.length);
    return all;
  }
}
