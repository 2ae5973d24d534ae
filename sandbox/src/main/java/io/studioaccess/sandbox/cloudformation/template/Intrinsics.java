package io.studioaccess.sandbox.cloudformation.template;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Resolves a part of the template to a string, number, boolean, list or map. */
public final class Intrinsics {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{(!?)([^}]*)}");

  private final References references;
  private final Conditions conditions;
  private final Map<String, Node> mappings;

  public Intrinsics(References references, Conditions conditions, Map<String, Node> mappings) {
    this.references = references;
    this.conditions = conditions;
    this.mappings = Map.copyOf(mappings);
  }

  public boolean holds(String condition, Node node, String where) {
    return conditions.holds(condition, node, where, this);
  }

  /** Whether an unnamed condition holds. */
  public boolean holds(Node condition, String where) {
    return conditions.evaluate(condition, where, this);
  }

  /** Resolves nested Fn::If; empty for AWS::NoValue. */
  public Optional<Node> reduce(Node node, String where) {
    Optional<IntrinsicCall> call = IntrinsicCall.in(node);
    if (call.isPresent() && call.get().function().equals("If")) {
      List<Node> parts = arguments(call.get(), where, 3);
      boolean holds = holds(Scalars.text(parts.getFirst(), where), node, where);
      return reduce(parts.get(holds ? 1 : 2), where);
    }
    boolean noValue =
        call.isPresent()
            && call.get().function().equals("Ref")
            && Scalars.text(call.get().argument(), where).equals("AWS::NoValue");
    return noValue ? Optional.empty() : Optional.of(node);
  }

  public Object resolve(Node node, String where) {
    Node reduced =
        reduce(node, where)
            .orElseThrow(
                () -> TemplateException.at(node, where, "AWS::NoValue is not allowed here"));
    Optional<IntrinsicCall> call = IntrinsicCall.in(reduced);
    if (call.isPresent()) {
      return call(call.get(), reduced, where);
    }
    return switch (reduced) {
      case ScalarNode scalar -> Scalars.value(scalar, where);
      case SequenceNode sequence -> list(sequence.getValue(), where);
      case MappingNode mapping -> map(mapping, where);
      default -> throw TemplateException.at(node, where, "is not supported");
    };
  }

  String text(Node node, String where) {
    Object value = resolve(node, where);
    if (value instanceof Map || value instanceof List) {
      throw TemplateException.at(node, where, "expected a plain value");
    }
    return value.toString();
  }

  List<Object> list(Node node, String where) {
    Object value = resolve(node, where);
    if (value instanceof List<?> list) {
      return List.copyOf(list);
    }
    throw TemplateException.at(node, where, "expected a list");
  }

  public Map<String, Object> map(MappingNode mapping, String where) {
    var map = new LinkedHashMap<String, Object>();
    Yaml.entries(mapping, where)
        .forEach(
            (key, value) ->
                reduce(value, where)
                    .ifPresent(present -> map.put(key, resolve(present, where + "." + key))));
    return map;
  }

  private List<Object> list(List<Node> nodes, String where) {
    var list = new ArrayList<Object>();
    nodes.forEach(
        item -> reduce(item, where).ifPresent(present -> list.add(resolve(present, where))));
    return list;
  }

  private Object call(IntrinsicCall call, Node node, String where) {
    return switch (call.function()) {
      case "Ref" -> references.ref(Scalars.text(call.argument(), where), node, where);
      case "GetAtt" -> attribute(call, node, where);
      case "Sub" -> sub(call, node, where);
      case "Join" -> {
        List<Node> parts = arguments(call, where, 2);
        yield String.join(
            text(parts.getFirst(), where),
            list(parts.getLast(), where).stream().map(String::valueOf).toList());
      }
      case "Split" -> {
        List<Node> parts = arguments(call, where, 2);
        yield List.of(
            text(parts.getLast(), where).split(Pattern.quote(text(parts.getFirst(), where)), -1));
      }
      case "Select" -> {
        List<Node> parts = arguments(call, where, 2);
        List<Object> choices = list(parts.getLast(), where);
        int index = Integer.parseInt(text(parts.getFirst(), where));
        if (index < 0 || index >= choices.size()) {
          throw TemplateException.at(node, where, "Select has no element " + index);
        }
        yield choices.get(index);
      }
      case "FindInMap" -> {
        List<Node> parts = arguments(call, where, 3);
        Node found = Optional.ofNullable(mappings.get(text(parts.getFirst(), where))).orElse(null);
        for (Node key : parts.subList(1, 3)) {
          found = found == null ? null : Yaml.entries(found, where).get(text(key, where));
        }
        if (found == null) {
          throw TemplateException.at(node, where, "FindInMap has no such key");
        }
        yield resolve(found, where);
      }
      default ->
          throw TemplateException.at(
              node, where, "the function " + call.function() + " is not supported");
    };
  }

  private String attribute(IntrinsicCall call, Node node, String where) {
    String path =
        call.argument() instanceof SequenceNode parts
            ? String.join(".", parts.getValue().stream().map(part -> text(part, where)).toList())
            : Scalars.text(call.argument(), where);
    int dot = path.indexOf('.');
    if (dot < 0) {
      throw TemplateException.at(node, where, "GetAtt needs Resource.Attribute");
    }
    return references.attribute(path.substring(0, dot), path.substring(dot + 1), node, where);
  }

  private String sub(IntrinsicCall call, Node node, String where) {
    Map<String, Node> own = Map.of();
    Node template = call.argument();
    if (template instanceof SequenceNode) {
      List<Node> parts = arguments(call, where, 2);
      template = parts.getFirst();
      own = Yaml.entries(parts.getLast(), where);
    }
    var text = new StringBuilder();
    Matcher matcher = VARIABLE.matcher(Scalars.text(template, where));
    while (matcher.find()) {
      boolean literal = !matcher.group(1).isEmpty();
      String name = matcher.group(2).strip();
      Node variable = own.get(name);
      String value;
      if (literal) {
        value = "${" + name + "}";
      } else if (variable != null) {
        value = text(variable, where);
      } else {
        value = valueOf(name, node, where);
      }
      matcher.appendReplacement(text, Matcher.quoteReplacement(value));
    }
    return matcher.appendTail(text).toString();
  }

  private String valueOf(String name, Node node, String where) {
    int dot = name.indexOf('.');
    Object value =
        dot < 0
            ? references.ref(name, node, where)
            : references.attribute(name.substring(0, dot), name.substring(dot + 1), node, where);
    if (value instanceof List) {
      throw TemplateException.at(node, where, name + " is a list, which Sub does not accept");
    }
    return value.toString();
  }

  private static List<Node> arguments(IntrinsicCall call, String where, int count) {
    if (call.argument() instanceof SequenceNode sequence && sequence.getValue().size() == count) {
      return sequence.getValue();
    }
    throw TemplateException.at(
        call.argument(), where, call.function() + " takes " + count + " arguments");
  }
}
