package io.studioaccess.sandbox.cloudformation.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Evaluates the Conditions section. */
public final class Conditions {

  private final Map<String, Node> declared;
  private final Set<String> evaluating = new HashSet<>();

  public Conditions(Map<String, Node> declared) {
    this.declared = Map.copyOf(declared);
  }

  boolean holds(String name, Node node, String where, Intrinsics intrinsics) {
    Node condition = declared.get(name);
    if (condition == null) {
      throw TemplateException.at(node, where, "unknown condition " + name);
    }
    if (!evaluating.add(name)) {
      throw TemplateException.at(node, where, "condition " + name + " depends on itself");
    }
    try {
      return evaluate(condition, "Conditions." + name, intrinsics);
    } finally {
      evaluating.remove(name);
    }
  }

  boolean evaluate(Node node, String where, Intrinsics intrinsics) {
    Optional<IntrinsicCall> call = IntrinsicCall.in(node);
    if (call.isEmpty()) {
      throw TemplateException.at(node, where, "expected a condition function");
    }
    Node argument = call.get().argument();
    return switch (call.get().function()) {
      case "Condition" -> holds(((ScalarNode) argument).getValue(), node, where, intrinsics);
      case "Equals" -> {
        List<Node> sides = arguments(argument, where, 2);
        yield text(sides.getFirst(), where, intrinsics)
            .equals(text(sides.getLast(), where, intrinsics));
      }
      case "Not" -> !evaluate(arguments(argument, where, 1).getFirst(), where, intrinsics);
      case "And" ->
          arguments(argument, where, 0).stream()
              .allMatch(part -> evaluate(part, where, intrinsics));
      case "Or" ->
          arguments(argument, where, 0).stream()
              .anyMatch(part -> evaluate(part, where, intrinsics));
      default ->
          throw TemplateException.at(
              node, where, call.get().function() + " is not supported in a condition");
    };
  }

  private static String text(Node node, String where, Intrinsics intrinsics) {
    return String.valueOf(intrinsics.resolve(node, where));
  }

  private static List<Node> arguments(Node node, String where, int count) {
    if (node instanceof SequenceNode sequence
        && (count == 0 || sequence.getValue().size() == count)) {
      return sequence.getValue();
    }
    throw TemplateException.at(node, where, "wrong number of arguments");
  }
}
