package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/** The template, or a parameter given to it, cannot be followed. The message says where. */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  TemplateException(String message) {
    super(message);
  }

  static TemplateException at(Node node, String where, String what) {
    return new TemplateException(
        "%s, line %d: %s".formatted(where, node.getStartMark().getLine() + 1, what));
  }
}
