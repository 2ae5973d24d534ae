package io.studioaccess.studioctl.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

class GlobalOptionsTest {
  @Test
  void theRegionIsFoundAsByTheAwsCli() {
    assertThat(GlobalOptions.defaultRegion(Map.of("AWS_DEFAULT_REGION", "eu-west-1")))
        .contains("eu-west-1");
    assertThat(
            GlobalOptions.defaultRegion(
                Map.of("AWS_DEFAULT_REGION", "eu-west-1", "AWS_REGION", "us-east-1")))
        .as("the SDK reads AWS_REGION itself")
        .isEmpty();
    assertThat(GlobalOptions.defaultRegion(Map.of("AWS_DEFAULT_REGION", ""))).isEmpty();
    assertThat(GlobalOptions.defaultRegion(Map.of())).isEmpty();
  }
}
