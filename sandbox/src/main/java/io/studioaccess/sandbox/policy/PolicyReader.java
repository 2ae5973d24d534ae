package io.studioaccess.sandbox.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads policy JSON and refuses whatever the evaluator would have to ignore. */
final class PolicyReader {

  private static final Set<String> KEYS =
      Set.of(
          "aws:tagkeys",
          "aws:principalarn",
          "aws:principalaccount",
          "aws:requestedregion",
          "aws:resourceaccount",
          "sts:externalid",
          "sts:rolesessionname",
          "iam:passedtoservice",
          "kms:viaservice",
          "sagemaker:taggingaction",
          "dynamodb:leadingkeys",
          "events:source",
          "events:detail-type");
  private static final Set<String> KEYS_OF_RESOURCES =
      Set.of("aws:sourcearn", "aws:sourceaccount", "aws:securetransport");
  private static final List<String> TAG_KEYS = List.of("aws:resourcetag/", "aws:requesttag/");

  private final Set<String> moreKeys;

  private PolicyReader(Set<String> moreKeys) {
    this.moreKeys = moreKeys;
  }

  static PolicyReader ofIdentities() {
    return new PolicyReader(Set.of());
  }

  /** Knows the keys, too, that a service brings along when it calls in its own name. */
  static PolicyReader ofResources() {
    return new PolicyReader(KEYS_OF_RESOURCES);
  }

  PolicyDocument document(Map<String, ?> json) {
    return new PolicyDocument(
        statements(json).map(statement -> statement(statement, Set.of("Resource"))).toList(), json);
  }

  ResourcePolicy resourcePolicy(Map<String, ?> json) {
    return new ResourcePolicy(
        statements(json)
            .map(it -> grant(it, statement(it, Set.of("Principal", "Resource"))))
            .toList(),
        json);
  }

  /** A trust policy is always about the role that it stands at. */
  ResourcePolicy trustPolicy(Map<String, ?> json) {
    return new ResourcePolicy(
        statements(json)
            .map(
                it -> {
                  onlyKnown("statement element", it, with(Set.of("Principal")));
                  var onItself = new HashMap<String, Object>(it);
                  onItself.put("Resource", "*");
                  return grant(it, statement(onItself, Set.of("Principal", "Resource")));
                })
            .toList(),
        json);
  }

  private static ResourcePolicy.Grant grant(Map<String, ?> json, Statement statement) {
    return new ResourcePolicy.Grant(principals(json.get("Principal")), statement);
  }

  private static Principals principals(@Nullable Object json) {
    if ("*".equals(json)) {
      return Principals.EVERYBODY;
    }
    var kinds = object(json);
    onlyKnown("kind of principal", kinds, Set.of("AWS", "Service"));
    return new Principals(names(kinds.get("AWS")), names(kinds.get("Service")));
  }

  private static Set<String> names(@Nullable Object json) {
    return items(json).stream()
        .map(item -> text("Principal", item))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Map<String, ?>> statements(Map<String, ?> json) {
    onlyKnown("policy element", json, Set.of("Version", "Id", "Statement"));
    var statements = items(json.get("Statement"));
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("policy without Statement");
    }
    return statements.stream().map(PolicyReader::object);
  }

  private static Set<String> with(Set<String> more) {
    var known = new HashSet<>(Set.of("Sid", "Effect", "Action", "Condition"));
    known.addAll(more);
    return known;
  }

  private Statement statement(Map<String, ?> json, Set<String> more) {
    onlyKnown("statement element", json, with(more));
    return new Statement(
        json.get("Sid") instanceof String sid ? sid : "",
        effect(json.get("Effect")),
        patterns("Action", json.get("Action")),
        patterns("Resource", json.get("Resource")),
        conditions(json.get("Condition")));
  }

  private static Statement.Effect effect(@Nullable Object written) {
    return switch (written) {
      case String s when s.equals("Allow") -> Statement.Effect.ALLOW;
      case String s when s.equals("Deny") -> Statement.Effect.DENY;
      case null, default -> throw new IllegalArgumentException("Effect not understood: " + written);
    };
  }

  private List<Condition> conditions(@Nullable Object json) {
    var conditions = new ArrayList<Condition>();
    if (json == null) {
      return conditions;
    }
    object(json)
        .forEach(
            (operator, keys) ->
                object(keys)
                    .forEach((key, values) -> conditions.add(condition(operator, key, values))));
    return conditions;
  }

  private Condition condition(String operator, String key, @Nullable Object values) {
    var lower = key.toLowerCase(java.util.Locale.ROOT);
    if (!KEYS.contains(lower)
        && !moreKeys.contains(lower)
        && TAG_KEYS.stream().noneMatch(lower::startsWith)) {
      throw new IllegalArgumentException("condition key not understood: " + key);
    }
    return new Condition(Condition.Operator.of(operator), key, patterns(key, values));
  }

  private static List<Pattern> patterns(String element, @Nullable Object json) {
    var patterns = items(json).stream().map(item -> new Pattern(text(element, item))).toList();
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(element + " names nothing");
    }
    return patterns;
  }

  private static String text(String element, Object item) {
    if (!(item instanceof String || item instanceof Boolean)) {
      throw new IllegalArgumentException(element + " not understood: " + item);
    }
    var text = item.toString();
    if (text.contains("${")) {
      throw new IllegalArgumentException(element + ": policy variable not understood: " + text);
    }
    return text;
  }

  private static Collection<?> items(@Nullable Object json) {
    return switch (json) {
      case null -> List.of();
      case Collection<?> several -> several;
      default -> List.of(json);
    };
  }

  @SuppressWarnings("unchecked") // JSON objects have text keys.
  private static Map<String, ?> object(@Nullable Object json) {
    if (json instanceof Map<?, ?> map) {
      return (Map<String, ?>) map;
    }
    throw new IllegalArgumentException("expected an object: " + json);
  }

  private static void onlyKnown(String kind, Map<String, ?> json, Set<String> known) {
    for (var element : json.keySet()) {
      if (!known.contains(element)) {
        throw new IllegalArgumentException(kind + " not understood: " + element);
      }
    }
  }
}
