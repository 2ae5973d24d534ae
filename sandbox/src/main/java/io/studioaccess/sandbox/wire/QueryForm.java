package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.Set;

/**
 * Converts the members of the query protocol to JSON: {@code Tags.member.1.Key} is the Key of the
 * first of the Tags. An empty list arrives as a member without a value, and is omitted.
 */
final class QueryForm {

  /** A form does not distinguish numbers and truth values from text. */
  private static final Set<String> NUMBERS = Set.of("DurationSeconds", "MaxItems");

  private static final Set<String> FLAGS = Set.of("DisableRollback");

  private static final String MEMBER = "member";
  private static final int MAX_INDEX = 100;

  private QueryForm() {}

  static ObjectNode json(Map<String, String> form) {
    var json = JsonNodeFactory.instance.objectNode();
    form.forEach(
        (member, value) -> {
          if (!value.isEmpty()) {
            put(json, member, value);
          }
        });
    return json;
  }

  private static void put(ObjectNode into, String path, String value) {
    var parts = path.split("\\.", 3);
    if (parts.length == 1) {
      scalar(into, path, value);
    } else if (parts.length == 3 && parts[1].equals(MEMBER)) {
      item(into.withArrayProperty(parts[0]), parts[2], value);
    } else {
      put(into.withObjectProperty(parts[0]), path.substring(parts[0].length() + 1), value);
    }
  }

  private static void item(ArrayNode list, String path, String value) {
    var parts = path.split("\\.", 2);
    int index = index(parts[0]);
    if (parts.length == 1) {
      list.add(value);
      return;
    }
    while (list.size() < index) {
      list.addObject();
    }
    put((ObjectNode) list.get(index - 1), parts[1], value);
  }

  private static int index(String text) {
    int index = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (index < 1 || index > MAX_INDEX) {
      throw new ServiceException("MalformedInput", "Key " + text + " is not an index of a list");
    }
    return index;
  }

  private static void scalar(ObjectNode into, String member, String value) {
    if (NUMBERS.contains(member) && value.matches("\\d{1,9}")) {
      into.put(member, Integer.parseInt(value));
    } else if (FLAGS.contains(member) && value.matches("true|false")) {
      into.put(member, Boolean.parseBoolean(value));
    } else {
      into.put(member, value);
    }
  }
}
