package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Which items and attributes a request of DynamoDB names. */
final class DynamoDbItems {

  private static final List<String> EXPRESSIONS =
      List.of(
          "ConditionExpression",
          "FilterExpression",
          "KeyConditionExpression",
          "ProjectionExpression",
          "UpdateExpression");

  /** The parameters that expressions have replaced. */
  private static final List<String> LEGACY =
      List.of("AttributeUpdates", "Expected", "KeyConditions", "QueryFilter", "ScanFilter");

  /** The first part of a path: neither a value nor the name of a function. */
  private static final Pattern NAME =
      Pattern.compile("(?<![\\w.#:])(#?[A-Za-z_0-9]+)(?![A-Za-z_0-9]|\\s*\\()");

  private static final Set<String> KEYWORDS =
      Set.of("set", "remove", "add", "delete", "and", "or", "not", "between", "in");

  private DynamoDbItems() {}

  /** The top-level attributes in the keys, items and expressions. */
  static Set<String> attributes(List<JsonNode> requests) {
    var attributes = new TreeSet<String>();
    for (JsonNode request : requests) {
      request.path("Key").fieldNames().forEachRemaining(attributes::add);
      request.path("Item").fieldNames().forEachRemaining(attributes::add);
      LEGACY.forEach(it -> request.path(it).fieldNames().forEachRemaining(attributes::add));
      request.path("AttributesToGet").forEach(name -> attributes.add(name.asText()));
      EXPRESSIONS.forEach(it -> attributes.addAll(names(request.path(it).asText(), request)));
    }
    return attributes;
  }

  private static Set<String> names(String expression, JsonNode request) {
    var names = new TreeSet<String>();
    NAME.matcher(expression)
        .results()
        .map(MatchResult::group)
        .filter(name -> !KEYWORDS.contains(name.toLowerCase(Locale.ROOT)))
        .filter(name -> !Character.isDigit(name.charAt(0)))
        .forEach(name -> names.add(resolved(name, request)));
    return names;
  }

  private static String resolved(String name, JsonNode request) {
    return request.path("ExpressionAttributeNames").path(name).asText(name);
  }

  /** The partition key of the item or key, or the one that a query compares with. */
  static Optional<String> leadingKey(JsonNode request, String attribute) {
    JsonNode item = request.path(request.has("Item") ? "Item" : "Key").path(attribute);
    if (!item.isMissingNode()) {
      return value(item);
    }
    JsonNode legacy = request.path("KeyConditions").path(attribute).path("AttributeValueList");
    return legacy.isArray() ? value(legacy.path(0)) : queried(request, attribute);
  }

  private static Optional<String> queried(JsonNode request, String attribute) {
    return Pattern.compile("(#?\\w+)\\s*=\\s*(:\\w+)")
        .matcher(request.path("KeyConditionExpression").asText())
        .results()
        .filter(equality -> resolved(equality.group(1), request).equals(attribute))
        .findFirst()
        .flatMap(it -> value(request.path("ExpressionAttributeValues").path(it.group(2))));
  }

  /** The text of a typed value, such as that of {@code {"S": "user#1"}}. */
  private static Optional<String> value(JsonNode typed) {
    return typed.properties().stream().map(value -> value.getValue().asText()).findFirst();
  }
}
