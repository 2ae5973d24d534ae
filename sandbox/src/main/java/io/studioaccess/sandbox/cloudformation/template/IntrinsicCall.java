package io.studioaccess.sandbox.cloudformation.template;

import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;

/**
 * A call of an intrinsic function, in its short ({@code !Sub}) or long ({@code Fn::Sub}) form.
 *
 * @param function without {@code Fn::} and {@code !}
 */
public record IntrinsicCall(String function, Node argument) {

  private static final Set<String> WITHOUT_PREFIX = Set.of("Ref", "Condition");

  public static Optional<IntrinsicCall> in(Node node) {
    String tag = node.getTag().getValue();
    if (tag.startsWith("!")) {
      return Optional.of(new IntrinsicCall(tag.substring(1), node));
    }
    if (node instanceof MappingNode mapping
        && mapping.getValue().size() == 1
        && mapping.getValue().getFirst().getKeyNode() instanceof ScalarNode key) {
      Node argument = mapping.getValue().getFirst().getValueNode();
      if (key.getValue().startsWith("Fn::")) {
        return Optional.of(new IntrinsicCall(key.getValue().substring("Fn::".length()), argument));
      }
      if (WITHOUT_PREFIX.contains(key.getValue()) && argument instanceof ScalarNode) {
        return Optional.of(new IntrinsicCall(key.getValue(), argument));
      }
    }
    return Optional.empty();
  }
}
