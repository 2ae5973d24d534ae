package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.reconciler.sweep.SweepRequest.Scope;
import java.util.Map;
import org.junit.jupiter.api.Test;

class StackRuleTest {

  @Test
  void theInputsRequestTheirSweeps() throws Exception {
    assertThat(request(StackRule.SWEEP).scope()).isEqualTo(Scope.MEMBERS);
    assertThat(request(StackRule.STATUS_SWEEP).scope()).isEqualTo(Scope.STATUS);
  }

  private static SweepRequest request(StackRule rule) throws Exception {
    Map<String, Object> message =
        new JsonMapper().readValue(rule.input(), new TypeReference<>() {});
    assertThat(SweepRequest.is(message)).isTrue();
    return SweepRequest.of(message, "message-1");
  }
}
