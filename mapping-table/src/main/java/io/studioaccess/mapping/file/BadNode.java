package io.studioaccess.mapping.file;

import org.yaml.snakeyaml.nodes.Node;

/** A part of the file that cannot be read. */
final class BadNode extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient Finding finding;

  BadNode(Node node, String message) {
    super(message);
    this.finding = Finding.error(Place.of(node.getStartMark()), message);
  }

  Finding finding() {
    return finding;
  }
}
