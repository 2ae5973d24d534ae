package io.studioaccess.sandbox.eventbridge;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateQueue;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.wire.QueuePolicyStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** The policy of each queue: the template's, until SetQueueAttributes replaces it. */
public final class QueuePolicies implements QueuePolicyStore {

  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

  private final Map<String, Map<String, Object>> byName = new ConcurrentHashMap<>();

  QueuePolicies(Template template) {
    for (TemplateQueue queue : template.queues().values()) {
      List<?> statements =
          template.policiesOf(queue).stream().flatMap(QueuePolicies::statements).toList();
      if (!statements.isEmpty()) {
        byName.put(queue.name(), Map.of("Version", "2012-10-17", "Statement", statements));
      }
    }
  }

  private static Stream<?> statements(Map<String, Object> policy) {
    return policy.get("Statement") instanceof List<?> list
        ? list.stream()
        : Stream.ofNullable(policy.get("Statement"));
  }

  /** Empty if the queue has none. */
  Optional<ResourcePolicy> policyOf(TemplateQueue queue) {
    return Optional.ofNullable(byName.get(queue.name())).map(ResourcePolicy::of);
  }

  @Override
  public String policy(String queue) {
    return byName.containsKey(queue) ? text(byName.get(queue)) : "";
  }

  @Override
  public void set(String queue, String json) {
    if (json.isEmpty()) {
      byName.remove(queue);
      return;
    }
    Map<String, Object> policy = read(json);
    ResourcePolicy.of(policy);
    byName.put(queue, policy);
  }

  private static Map<String, Object> read(String json) {
    try {
      return JSON.readValue(json, OBJECT);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException("not a policy: " + json, e);
    }
  }

  private static String text(Map<String, Object> policy) {
    try {
      return JSON.writeValueAsString(policy);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("cannot write a policy as JSON", e);
    }
  }
}
