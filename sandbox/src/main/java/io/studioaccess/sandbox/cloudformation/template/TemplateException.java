package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/**
 * The template or one of its parameters is invalid or not supported. The message names the
 * location.
 */
public final class TemplateException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  public TemplateException(String message) {
    super(message);
  }

  public static TemplateException at(Node node, String where, String problem) {
    return new TemplateException(
        "%s, line %d: %s".formatted(where, node.getStartMark().getLine() + 1, problem));
  }
}
