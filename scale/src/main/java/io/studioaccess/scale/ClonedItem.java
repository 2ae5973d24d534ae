package io.studioaccess.scale;

import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * An item of the ledger that the functions wrote, for another user: each text that stands for the
 * first user stands for the other. So the items have the form of the version that is measured.
 */
record ClonedItem(Map<String, AttributeValue> item) {
  /**
   * @param texts what replaces whole texts, numbers and names of members, and the end of the key
   */
  Map<String, AttributeValue> with(Map<String, String> texts) {
    return cloned(item, texts);
  }

  private static Map<String, AttributeValue> cloned(
      Map<String, AttributeValue> members, Map<String, String> texts) {
    Map<String, AttributeValue> other = new HashMap<>();
    members.forEach(
        (name, value) -> other.put(texts.getOrDefault(name, name), cloned(value, texts)));
    return other;
  }

  private static AttributeValue cloned(AttributeValue value, Map<String, String> texts) {
    return switch (value.type()) {
      case S -> AttributeValue.fromS(text(value.s(), texts));
      case N -> AttributeValue.fromN(texts.getOrDefault(value.n(), value.n()));
      case M -> AttributeValue.fromM(cloned(value.m(), texts));
      case L -> AttributeValue.fromL(value.l().stream().map(part -> cloned(part, texts)).toList());
      default -> value;
    };
  }

  private static String text(String text, Map<String, String> texts) {
    int end = text.indexOf('#') + 1;
    String suffix = text.substring(end);
    return text.substring(0, end) + texts.getOrDefault(suffix, suffix);
  }
}
