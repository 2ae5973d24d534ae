package io.studioaccess.studioctl.doctor;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.reconciler.reconcile.KeepAlive;
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

  @Test
  void theKeepAliveInputsHaveNoEffect() throws Exception {
    for (StackRule rule : StackRule.values()) {
      if (rule.logicalId().contains("KeepAlive") || rule == StackRule.SCIM_TOKEN) {
        assertThat(KeepAlive.is(message(rule))).as(rule.logicalId()).isTrue();
      }
    }
  }

  private static Map<String, Object> message(StackRule rule) throws Exception {
    return new JsonMapper().readValue(rule.input(), new TypeReference<>() {});
  }

  private static SweepRequest request(StackRule rule) throws Exception {
    Map<String, Object> message = message(rule);
    assertThat(SweepRequest.is(message)).isTrue();
    return SweepRequest.of(message, "message-1");
  }
}
