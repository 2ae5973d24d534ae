package io.studioaccess.sandbox.lambda;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceHeaderTest {

  private static final String ONE = "arn:aws:lambda:eu-west-1:111122223333:function:one";
  private static final String OTHER = "arn:aws:lambda:eu-west-1:111122223333:function:other";

  @Test
  void countsTheInvocationsOfEachFunctionAlongTheChain() {
    // Given
    TraceHeader header = TraceHeader.first();

    // When
    TraceHeader afterwards =
        TraceHeader.parse(
            TraceHeader.parse(header.invoking(ONE).text()).invoking(OTHER).invoking(ONE).text());

    // Then
    assertThat(afterwards.root()).isEqualTo(header.root());
    assertThat(afterwards.invocationsOf(ONE)).isEqualTo(2);
    assertThat(afterwards.invocationsOf(OTHER)).isEqualTo(1);
  }

  @Test
  void theLongestChainOfABatchCounts() {
    TraceHeader joined =
        TraceHeader.joined(
            List.of(
                TraceHeader.first().invoking(ONE),
                TraceHeader.first().invoking(ONE).invoking(ONE).invoking(OTHER)));

    assertThat(joined.invocationsOf(ONE)).isEqualTo(2);
    assertThat(joined.invocationsOf(OTHER)).isEqualTo(1);
  }

  @Test
  void hasTheFormOfAwsHeader() {
    assertThat(TraceHeader.first().invoking(ONE).text())
        .matches(
            "Root=1-[0-9a-f]{8}-[0-9a-f]{24};Parent=[0-9a-f]{16};Sampled=0;Lineage=[0-9a-f]{8}:1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "Lineage=", "Lineage=x:y", "Lineage=:99999999999", "no header at all"})
  void whatCannotBeReadIsNoChain(String text) {
    assertThat(TraceHeader.parse(text).lineage()).isEmpty();
    assertThat(TraceHeader.parse(text).root()).startsWith("1-");
  }
}
