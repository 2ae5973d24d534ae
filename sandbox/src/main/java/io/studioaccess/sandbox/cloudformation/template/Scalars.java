package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/**
 * Reads scalars as CloudFormation does: a date stays text, and so does a number with a leading
 * zero.
 */
public final class Scalars {

  private Scalars() {}

  public static Object value(ScalarNode node, String where) {
    String text = node.getValue();
    if (node.getTag().equals(Tag.NULL)) {
      throw TemplateException.at(node, where, "an empty value is not allowed");
    }
    if (node.getTag().equals(Tag.BOOL)) {
      return text.equalsIgnoreCase("true")
          || text.equalsIgnoreCase("yes")
          || text.equalsIgnoreCase("on");
    }
    if (node.getTag().equals(Tag.INT) && text.matches("0|-?[1-9]\\d{0,17}")) {
      return Long.valueOf(text);
    }
    return text;
  }

  public static String text(Node node, String where) {
    if (node instanceof ScalarNode scalar) {
      return scalar.getValue();
    }
    throw TemplateException.at(node, where, "expected a plain value");
  }
}
