package io.studioaccess.sandbox.policy;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * An action on a resource that a call requires. A call may require several of them, and each must
 * be allowed.
 *
 * @param action such as {@code sagemaker:CreateUserProfile}
 * @param resource an ARN, or {@code *} if the action has no resource types
 * @param context condition keys, which IAM compares regardless of case, with their values
 */
public record Access(String action, String resource, Map<String, List<String>> context) {

  public Access {
    var keys = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    context.forEach((key, values) -> keys.put(key, List.copyOf(values)));
    context = java.util.Collections.unmodifiableMap(keys);
  }

  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of());
  }

  /** A copy with one more condition key. The tags of a resource are {@code aws:ResourceTag/KEY}. */
  public Access with(String key, String... values) {
    var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(context);
    more.put(key, List.of(values));
    return new Access(action, resource, more);
  }
}
