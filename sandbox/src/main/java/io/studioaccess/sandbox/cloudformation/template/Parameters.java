package io.studioaccess.sandbox.cloudformation.template;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The values of a stack's parameters: given values, checked as CloudFormation does, or the
 * defaults.
 */
public final class Parameters {

  private static final Set<String> KNOWN =
      Set.of(
          "Type",
          "Default",
          "Description",
          "ConstraintDescription",
          "NoEcho",
          "AllowedPattern",
          "AllowedValues",
          "MinValue",
          "MaxValue",
          "MinLength",
          "MaxLength");

  private final Map<String, Object> values = new LinkedHashMap<>();
  private final Set<String> secret = new HashSet<>();

  public Parameters(Map<String, Node> declared, Map<String, String> given) {
    given.keySet().stream()
        .filter(name -> !declared.containsKey(name))
        .findFirst()
        .ifPresent(
            name -> {
              throw new TemplateException("the template has no parameter " + name);
            });
    var missing = new ArrayList<String>();
    declared.forEach(
        (name, node) -> {
          Map<String, Node> declaration = Yaml.entries(node, "Parameters." + name);
          String value = given.getOrDefault(name, text(declaration, "Default", name, "\0"));
          if (value.equals("\0")) {
            missing.add(name);
          } else {
            values.put(name, checked(name, node, declaration, value));
            if (text(declaration, "NoEcho", name, "false").equals("true")) {
              secret.add(name);
            }
          }
        });
    if (!missing.isEmpty()) {
      throw new TemplateException(
          "these parameters have no default and need a value: " + String.join(", ", missing));
    }
  }

  public boolean has(String name) {
    return values.containsKey(name);
  }

  /** A string, or a list of strings for the list types. */
  public Object value(String name) {
    Object value = values.get(name);
    if (value == null) {
      throw new TemplateException("no parameter " + name);
    }
    return value;
  }

  /** The values as CloudFormation shows them: lists as text, and NoEcho values masked. */
  Map<String, String> displayed() {
    var displayed = new LinkedHashMap<String, String>();
    values.forEach(
        (name, value) -> displayed.put(name, secret.contains(name) ? "****" : text(value)));
    return displayed;
  }

  private static String text(Object value) {
    return value instanceof List<?> items
        ? String.join(",", items.stream().map(String::valueOf).toList())
        : value.toString();
  }

  private static Object checked(
      String name, Node node, Map<String, Node> declaration, String value) {
    declaration.forEach(
        (key, part) -> {
          if (!KNOWN.contains(key)) {
            throw TemplateException.at(part, "Parameters." + name, key + " is not supported");
          }
        });
    String type = text(declaration, "Type", name, "");
    switch (type) {
      case "String", "Number" -> {
        check(name, declaration, value, type.equals("Number"));
        return value;
      }
      case "CommaDelimitedList", "List<String>", "List<Number>" -> {
        List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        items.forEach(item -> check(name, declaration, item, type.equals("List<Number>")));
        return items;
      }
      case "AWS::EC2::VPC::Id" -> {
        existing(name, value, "vpc-");
        return value;
      }
      case "AWS::EC2::Subnet::Id" -> {
        existing(name, value, "subnet-");
        return value;
      }
      case "AWS::EC2::SecurityGroup::Id" -> {
        existing(name, value, "sg-");
        return value;
      }
      case "List<AWS::EC2::Subnet::Id>" -> {
        List<String> items = Arrays.stream(value.split(",", -1)).map(String::strip).toList();
        items.forEach(item -> existing(name, item, "subnet-"));
        return items;
      }
      default ->
          throw TemplateException.at(
              node, "Parameters." + name, "Type " + type + " is not supported");
    }
  }

  /** CloudFormation accepts only what exists; the sandbox has no networks, and checks the form. */
  private static void existing(String name, String value, String prefix) {
    if (!value.matches(prefix + "[0-9a-f]{8,17}")) {
      throw new TemplateException(
          "parameter %s: \"%s\" is no ID that begins with %s".formatted(name, value, prefix));
    }
  }

  private static void check(
      String name, Map<String, Node> declaration, String value, boolean number) {
    String pattern = text(declaration, "AllowedPattern", name, "");
    if (!pattern.isEmpty() && !value.matches(pattern)) {
      throw invalid(name, value, "does not match " + pattern, declaration);
    }
    Node allowed = declaration.get("AllowedValues");
    if (allowed instanceof SequenceNode choices
        && choices.getValue().stream()
            .noneMatch(choice -> Scalars.text(choice, name).equals(value))) {
      throw invalid(
          name,
          value,
          "is not one of "
              + choices.getValue().stream().map(choice -> Scalars.text(choice, name)).toList(),
          declaration);
    }
    if (number && !value.matches("-?\\d+(\\.\\d+)?")) {
      throw invalid(name, value, "is not a number", declaration);
    }
    BigDecimal length = BigDecimal.valueOf(value.length());
    checkBound(name, declaration, value, "MinLength", length, false);
    checkBound(name, declaration, value, "MaxLength", length, true);
    if (number) {
      checkBound(name, declaration, value, "MinValue", new BigDecimal(value), false);
      checkBound(name, declaration, value, "MaxValue", new BigDecimal(value), true);
    }
  }

  private static void checkBound(
      String name,
      Map<String, Node> declaration,
      String value,
      String key,
      BigDecimal actual,
      boolean isMaximum) {
    String bound = text(declaration, key, name, "");
    if (bound.isEmpty()) {
      return;
    }
    int comparison = actual.compareTo(new BigDecimal(bound));
    if (isMaximum ? comparison > 0 : comparison < 0) {
      throw invalid(name, value, "violates " + key + " " + bound, declaration);
    }
  }

  private static TemplateException invalid(
      String name, String value, String why, Map<String, Node> declaration) {
    String explanation = text(declaration, "ConstraintDescription", name, "");
    return new TemplateException(
        "parameter %s: \"%s\" %s%s"
            .formatted(name, value, why, explanation.isEmpty() ? "" : " (" + explanation + ")"));
  }

  private static String text(
      Map<String, Node> declaration, String key, String name, String otherwise) {
    Node node = declaration.get(key);
    return node == null ? otherwise : Scalars.text(node, "Parameters." + name);
  }
}
