package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Tags by the ARN of what carries them. */
final class Tags {

  private static final int MOST = 50;

  private final Map<String, NavigableMap<String, String>> byArn = new HashMap<>();

  NavigableMap<String, String> of(String arn) {
    return new TreeMap<>(byArn.getOrDefault(arn, new TreeMap<>()));
  }

  /** Refuses tags that nobody but AWS may give. */
  static void check(Collection<Tag> tags) {
    for (var tag : tags) {
      if (Arns.lower(tag.key()).startsWith("aws:")) {
        throw Refusal.validation("Tag keys must not start with aws:");
      }
    }
  }

  void add(String arn, Collection<Tag> tags) {
    check(tags);
    var all = of(arn);
    tags.forEach(tag -> all.put(tag.key(), tag.value()));
    if (all.size() > MOST) {
      throw Refusal.validation("A resource carries at most " + MOST + " tags");
    }
    byArn.put(arn, all);
  }

  /** What SageMaker starts for somebody carries their tags as they are then. */
  void inherit(String arn, String from) {
    add(arn, listed(of(from)));
  }

  void remove(String arn, List<String> keys) {
    var all = of(arn);
    keys.forEach(all::remove);
    byArn.put(arn, all);
  }

  void forget(String arn) {
    byArn.remove(arn);
  }

  static List<Tag> listed(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
