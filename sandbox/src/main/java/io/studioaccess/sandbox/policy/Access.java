package io.studioaccess.sandbox.policy;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * An action on a resource that a call requires. A call may require several of them, and each must
 * be allowed.
 *
 * @param action such as {@code sagemaker:CreateUserProfile}
 * @param resource an ARN, or {@code *} if the action has no resource types
 * @param context condition keys, which IAM compares regardless of case, with their values
 * @param sets the keys among them that hold sets, whatever the number of values: a condition
 *     operator without {@code ForAllValues} does not match them
 */
public record Access(
    String action, String resource, Map<String, List<String>> context, Set<String> sets) {

  public Access {
    var keys = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    context.forEach((key, values) -> keys.put(key, List.copyOf(values)));
    context = Collections.unmodifiableMap(keys);
    var setKeys = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    setKeys.addAll(sets);
    sets = Collections.unmodifiableSet(setKeys);
  }

  public static Access to(String action, String resource) {
    return new Access(action, resource, Map.of(), Set.of());
  }

  /** A copy with one more condition key. The tags of a resource are {@code aws:ResourceTag/KEY}. */
  public Access with(String key, String... values) {
    var more = new TreeMap<String, List<String>>(String.CASE_INSENSITIVE_ORDER);
    more.putAll(context);
    more.put(key, List.of(values));
    return new Access(action, resource, more, sets);
  }

  /** A copy in which a condition operator needs {@code ForAllValues} to match the key. */
  public Access asSet(String key) {
    var more = new TreeSet<String>(String.CASE_INSENSITIVE_ORDER);
    more.addAll(sets);
    more.add(key);
    return new Access(action, resource, context, more);
  }
}
