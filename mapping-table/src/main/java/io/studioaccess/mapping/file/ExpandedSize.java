package io.studioaccess.mapping.file;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;
import java.util.stream.Stream;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/**
 * The size that nodes have once their aliases are expanded, computed without expanding them. Each
 * anchor is measured once, where it is defined, so the time is that of the file as written.
 */
final class ExpandedSize {
  private final IdentityHashMap<Node, Measure> measured = new IdentityHashMap<>();
  private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());

  /**
   * The size of a node.
   *
   * @param characters of all names and values, and one for each node; at most {@link
   *     Integer#MAX_VALUE}
   * @param depth 1 for a scalar
   */
  private record Measure(long characters, int depth) {
    private static final Measure EMPTY = new Measure(1, 0);

    Measure plus(Measure item) {
      return new Measure(
          Math.min(Integer.MAX_VALUE, characters + item.characters), Math.max(depth, item.depth));
    }

    Measure enclosed() {
      return new Measure(characters, depth + 1);
    }
  }

  /**
   * The characters of the node, with aliases expanded.
   *
   * @throws BadNode if an alias is inside its own anchor, or the nesting is too deep
   */
  long characters(Node node) {
    return measure(node).characters();
  }

  private Measure measure(Node node) {
    Measure known = measured.get(node);
    if (known != null) {
      return known;
    }
    if (!open.add(node)) {
      throw new BadNode(node, "this anchor contains an alias of itself");
    }
    Measure measure = children(node).map(this::measure).reduce(own(node), Measure::plus).enclosed();
    open.remove(node);
    if (measure.depth() > FileLimits.DEPTH) {
      throw new BadNode(
          node, "nested more than %d levels deep, aliases included".formatted(FileLimits.DEPTH));
    }
    measured.put(node, measure);
    return measure;
  }

  private static Measure own(Node node) {
    return node instanceof ScalarNode scalar
        ? new Measure(1L + scalar.getValue().length(), 0)
        : Measure.EMPTY;
  }

  private static Stream<Node> children(Node node) {
    return switch (node) {
      case SequenceNode list -> list.getValue().stream();
      case MappingNode fields ->
          fields.getValue().stream()
              .flatMap(field -> Stream.of(field.getKeyNode(), field.getValueNode()));
      default -> Stream.empty();
    };
  }
}
