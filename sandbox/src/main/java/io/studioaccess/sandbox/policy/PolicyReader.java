package io.studioaccess.sandbox.policy;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Parses policy JSON and rejects everything that the evaluator would have to ignore. */
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
          "kms:encryptioncontext:aws:identitystore:identitystore-arn",
          "kms:encryptioncontext:aws:sso:instance-arn",
          "aws:tokenissuetime",
          "aws:sourceidentity",
          "cloudwatch:namespace",
          "s3:prefix",
          "sagemaker:taggingaction",
          "sagemaker:userprofilename",
          "sagemaker:owneruserprofilearn",
          "sagemaker:spacesharingtype",
          "sagemaker:instancetypes",
          "elasticfilesystem:accesspointarn",
          "dynamodb:leadingkeys",
          "dynamodb:attributes",
          "dynamodb:enclosingoperation",
          "dynamodb:returnvalues",
          "events:source",
          "events:detail-type");
  private static final Set<String> VARIABLES = Set.of("sagemaker:userprofilename");
  private static final Set<String> SERVICE_KEYS =
      Set.of("aws:sourcearn", "aws:sourceaccount", "aws:securetransport");
  private static final List<String> TAG_KEYS = List.of("aws:resourcetag/", "aws:requesttag/");

  private final Set<String> additionalKeys;

  private PolicyReader(Set<String> additionalKeys) {
    this.additionalKeys = additionalKeys;
  }

  static PolicyReader forIdentityPolicies() {
    return new PolicyReader(Set.of());
  }

  /** Also supports the condition keys that a service sets when it calls on its own behalf. */
  static PolicyReader forResourcePolicies() {
    return new PolicyReader(SERVICE_KEYS);
  }

  PolicyDocument document(Map<String, ?> json) {
    return new PolicyDocument(
        statements(json).map(statement -> statement(statement, Set.of("Resource"))).toList(), json);
  }

  ResourcePolicy resourcePolicy(Map<String, ?> json) {
    return new ResourcePolicy(
        statements(json)
            .map(it -> entry(it, statement(it, Set.of("Principal", "Resource"))))
            .toList(),
        json);
  }

  /** A trust policy applies to the role that it is attached to. */
  ResourcePolicy trustPolicy(Map<String, ?> json) {
    return new ResourcePolicy(
        statements(json)
            .map(
                it -> {
                  rejectUnknown("statement element", it, elementsWith(Set.of("Principal")));
                  var withResource = new HashMap<String, Object>(it);
                  withResource.put("Resource", "*");
                  return entry(it, statement(withResource, Set.of("Principal", "Resource")));
                })
            .toList(),
        json);
  }

  private static ResourcePolicy.Entry entry(Map<String, ?> json, Statement statement) {
    return new ResourcePolicy.Entry(principals(json.get("Principal")), statement);
  }

  private static PrincipalElement principals(@Nullable Object json) {
    if ("*".equals(json)) {
      return PrincipalElement.ANYONE;
    }
    var kinds = object(json);
    rejectUnknown("principal type", kinds, Set.of("AWS", "Service"));
    return new PrincipalElement(names(kinds.get("AWS")), names(kinds.get("Service")));
  }

  private static Set<String> names(@Nullable Object json) {
    return items(json).stream()
        .map(item -> text("Principal", item))
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Stream<Map<String, ?>> statements(Map<String, ?> json) {
    rejectUnknown("policy element", json, Set.of("Version", "Id", "Statement"));
    var statements = items(json.get("Statement"));
    if (statements.isEmpty()) {
      throw new IllegalArgumentException("the policy has no Statement");
    }
    return statements.stream().map(PolicyReader::object);
  }

  private static Set<String> elementsWith(Set<String> additional) {
    var known = new HashSet<>(Set.of("Sid", "Effect", "Action", "Condition"));
    known.addAll(additional);
    return known;
  }

  private Statement statement(Map<String, ?> json, Set<String> additional) {
    rejectUnknown("statement element", json, elementsWith(additional));
    return new Statement(
        json.get("Sid") instanceof String sid ? sid : "",
        effect(json.get("Effect")),
        patterns("Action", json.get("Action")),
        patterns("Resource", json.get("Resource")),
        conditions(json.get("Condition")));
  }

  private static Statement.Effect effect(@Nullable Object value) {
    return switch (value) {
      case String s when s.equals("Allow") -> Statement.Effect.ALLOW;
      case String s when s.equals("Deny") -> Statement.Effect.DENY;
      case null, default -> throw new IllegalArgumentException("Effect not supported: " + value);
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
    var lowerCaseKey = key.toLowerCase(Locale.ROOT);
    if (!KEYS.contains(lowerCaseKey)
        && !additionalKeys.contains(lowerCaseKey)
        && TAG_KEYS.stream().noneMatch(lowerCaseKey::startsWith)) {
      throw new IllegalArgumentException("condition key not supported: " + key);
    }
    return new Condition(Condition.Operator.of(operator), key, patterns(key, values));
  }

  private static List<Pattern> patterns(String element, @Nullable Object json) {
    var patterns = items(json).stream().map(item -> new Pattern(text(element, item))).toList();
    if (patterns.isEmpty()) {
      throw new IllegalArgumentException(element + " is empty");
    }
    return patterns;
  }

  private static String text(String element, Object item) {
    if (!(item instanceof String || item instanceof Boolean)) {
      throw new IllegalArgumentException(element + " not supported: " + item);
    }
    var text = item.toString();
    Pattern.VARIABLE
        .matcher(text)
        .results()
        .map(variable -> variable.group(1).toLowerCase(Locale.ROOT))
        .filter(variable -> !VARIABLES.contains(variable))
        .findFirst()
        .ifPresent(
            variable -> {
              throw new IllegalArgumentException(
                  element + ": policy variable not supported: " + text);
            });
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

  private static void rejectUnknown(String kind, Map<String, ?> json, Set<String> known) {
    for (var element : json.keySet()) {
      if (!known.contains(element)) {
        throw new IllegalArgumentException(kind + " not supported: " + element);
      }
    }
  }
}
