package io.studioaccess.studioctl.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;

class PaceTest {
  private final List<Duration> waits = new ArrayList<>();
  private final Pace pace = new Pace(waits::add);

  private static RuntimeException failure(String code) {
    return SageMakerException.builder()
        .statusCode(400)
        .awsErrorDetails(AwsErrorDetails.builder().errorCode(code).errorMessage(code).build())
        .build();
  }

  private static Supplier<String> throttled(int times) {
    AtomicInteger left = new AtomicInteger(times);
    return () -> {
      if (left.getAndDecrement() > 0) {
        throw failure("ThrottlingException");
      }
      return "result";
    };
  }

  @Test
  void aThrottledCallIsRepeatedAfterGrowingWaits() {
    assertThat(pace.call(throttled(3))).isEqualTo("result");
    assertThat(waits)
        .containsExactly(Duration.ofSeconds(1), Duration.ofSeconds(2), Duration.ofSeconds(4));
  }

  @Test
  void fewerCallsAtATimeFollowAThrottledOne() {
    pace.call(throttled(2));
    assertThat(pace.allowed()).isEqualTo(2);

    for (int i = 0; i < 100; i++) {
      pace.call(throttled(0));
    }
    assertThat(pace.allowed()).isEqualTo(Pace.MOST_AT_A_TIME);
  }

  @Test
  void aCallThatIsAlwaysThrottledFails() {
    assertThatThrownBy(() -> pace.call(throttled(100))).isInstanceOf(SageMakerException.class);
    assertThat(waits).hasSize(6);
    assertThat(pace.allowed()).isOne();
  }

  @Test
  void anyOtherFailureIsNotRepeated() {
    assertThatThrownBy(
            () ->
                pace.call(
                    () -> {
                      throw failure("AccessDeniedException");
                    }))
        .hasMessageContaining("AccessDeniedException");
    assertThat(waits).isEmpty();
  }
}
