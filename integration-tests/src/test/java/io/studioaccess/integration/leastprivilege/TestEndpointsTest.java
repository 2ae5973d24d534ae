package io.studioaccess.integration.leastprivilege;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class TestEndpointsTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();
  @RegisterExtension final CloudUnderTest other = new CloudUnderTest();

  private record Fixture(CloudUnderTest aws) {}

  private static int portOf(CloudUnderTest aws) {
    return aws.cloud.endpoint().uri().getPort();
  }

  @Test
  void findsTheEndpointsOfTheFieldsOfATest() {
    assertThat(new TestEndpoints(getClass(), Optional.of(this)).ports())
        .containsExactlyInAnyOrder(portOf(aws), portOf(other));
  }

  @Test
  void findsTheEndpointOfAFixture() {
    assertThat(new TestEndpoints(Fixture.class, Optional.of(new Fixture(other))).ports())
        .containsExactly(portOf(other));
  }

  @Test
  void findsNoneInAClassWithoutAnInstance() {
    assertThat(new TestEndpoints(getClass(), Optional.empty()).ports()).isEmpty();
  }
}
