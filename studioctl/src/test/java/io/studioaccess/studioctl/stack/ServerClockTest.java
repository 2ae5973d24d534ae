package io.studioaccess.studioctl.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.InterceptorContext;
import software.amazon.awssdk.http.SdkHttpFullRequest;
import software.amazon.awssdk.http.SdkHttpFullResponse;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityRequest;

class ServerClockTest {
  private static final Instant COMPUTER = Instant.parse("2026-03-02T09:00:00.250Z");

  private final ServerClock clock = new ServerClock(Clock.fixed(COMPUTER, ZoneOffset.UTC));

  @Test
  void beforeTheFirstResponseItIsTheComputersClock() {
    assertThat(clock.instant()).isEqualTo(COMPUTER);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Mon, 02 Mar 2026 14:00:00 GMT", "Mon, 02 Mar 2026 04:00:00 GMT"})
  void aResponseCorrectsIt(String date) {
    receive(date);

    assertThat(clock.instant().atOffset(ZoneOffset.UTC).getHour()).isIn(14, 4);
    assertThat(clock.withZone(ZoneOffset.ofHours(1)).instant()).isEqualTo(clock.instant());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yesterday", "Mon, 30 Feb 2026 09:00:00 GMT"})
  void aHeaderThatIsNoDateChangesNothing(String date) {
    receive("Mon, 02 Mar 2026 14:00:00 GMT");
    receive(date);

    assertThat(clock.instant()).isEqualTo("2026-03-02T14:00:00Z");
  }

  private void receive(String date) {
    SdkRequest request = GetCallerIdentityRequest.builder().build();
    clock
        .interceptor()
        .afterTransmission(
            InterceptorContext.builder()
                .request(request)
                .httpRequest(
                    SdkHttpFullRequest.builder()
                        .method(SdkHttpMethod.POST)
                        .protocol("https")
                        .host("sts.eu-west-1.amazonaws.com")
                        .build())
                .httpResponse(
                    SdkHttpFullResponse.builder().statusCode(200).putHeader("date", date).build())
                .build(),
            new ExecutionAttributes());
  }
}
