package io.studioaccess.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.Headers;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageGuardTest {
  private static final String HOST = "127.0.0.1:4580";
  private static final String JSON = "application/json";

  private final PageGuard guard = new PageGuard(4580);

  @ParameterizedTest
  @ValueSource(strings = {HOST, "localhost:4580", "LOCALHOST:4580", "[::1]:4580"})
  void aProgramOfThisMachineIsAdmitted(String host) {
    assertThat(guard.reasonToRefuse("GET", headers(Map.of("Host", host)))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"attacker.example:4580", "127.0.0.1", "127.0.0.1:80", "127.0.0.1.nip.io:4580", ""})
  void aReboundNameIsRefused(String host) {
    assertThat(guard.reasonToRefuse("GET", headers(Map.of("Host", host))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("Host"));
  }

  @Test
  void thePageItselfIsAdmitted() {
    assertThat(
            guard.reasonToRefuse(
                "POST",
                headers(
                    Map.of(
                        "Host",
                        HOST,
                        "Origin",
                        "http://" + HOST,
                        "Sec-Fetch-Site",
                        "same-origin",
                        "Content-Type",
                        JSON))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"https://attacker.example", "null", "http://localhost:4580", "http://127.0.0.1:1"})
  void anotherOriginIsRefused(String origin) {
    assertThat(
            guard.reasonToRefuse(
                "POST", headers(Map.of("Host", HOST, "Origin", origin, "Content-Type", JSON))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("Origin"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"cross-site", "same-site"})
  void aForeignPageReadsNothing(String site) {
    assertThat(guard.reasonToRefuse("GET", headers(Map.of("Host", HOST, "Sec-Fetch-Site", site))))
        .isPresent();
  }

  @Test
  void aLinkOnAnotherPageOpensThePage() {
    assertThat(
            guard.reasonToRefuse(
                "GET",
                headers(
                    Map.of(
                        "Host", HOST,
                        "Sec-Fetch-Site", "cross-site",
                        "Sec-Fetch-Mode", "navigate"))))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/plain",
        "application/x-www-form-urlencoded",
        "multipart/form-data",
        "application/jsonp",
        ""
      })
  void whatAFormCanSendIsRefused(String contentType) {
    assertThat(
            guard.reasonToRefuse(
                "POST", headers(Map.of("Host", HOST, "Content-Type", contentType))))
        .hasValueSatisfying(reason -> assertThat(reason).contains("JSON"));
  }

  private static Headers headers(Map<String, String> values) {
    Headers headers = new Headers();
    values.forEach(headers::set);
    return headers;
  }
}
