package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/** Tags by the ARN of the resource. */
final class Tags {

  private static final int MAX_TAGS = 50;

  private final Map<String, NavigableMap<String, String>> byArn = new HashMap<>();

  NavigableMap<String, String> of(String arn) {
    return new TreeMap<>(byArn.getOrDefault(arn, new TreeMap<>()));
  }

  /**
   * @throws ServiceException if a tag has a key that is reserved for AWS
   */
  static void check(Collection<Tag> tags) {
    var keys = new HashSet<String>();
    for (var tag : tags) {
      if (Arns.lower(tag.key()).startsWith("aws:")) {
        throw ServiceException.validation("Tag keys must not start with aws:");
      }
      if (!keys.add(tag.key())) {
        throw ServiceException.validation("Tag keys must be unique: " + tag.key());
      }
    }
  }

  void add(String arn, Collection<Tag> tags) {
    check(tags);
    var all = of(arn);
    tags.forEach(tag -> all.put(tag.key(), tag.value()));
    if (all.size() > MAX_TAGS) {
      throw ServiceException.validation("A resource carries at most " + MAX_TAGS + " tags");
    }
    byArn.put(arn, all);
  }

  /** Copies the current tags of the owner to a resource that SageMaker starts for it. */
  void inherit(String arn, String from) {
    add(arn, toList(of(from)));
  }

  void remove(String arn, List<String> keys) {
    var all = of(arn);
    keys.forEach(all::remove);
    byArn.put(arn, all);
  }

  void removeAll(String arn) {
    byArn.remove(arn);
  }

  static List<Tag> toList(Map<String, String> tags) {
    return tags.entrySet().stream()
        .map(tag -> Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
        .toList();
  }
}
