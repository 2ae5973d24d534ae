package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A resource of the stack.
 *
 * @param node the whole resource, for its line
 * @param properties the Properties node, with Globals merged in
 */
record Resource(String logicalId, String type, Node node, Node properties) {

  TemplateException error(String message) {
    return TemplateException.at(node, "Resources." + logicalId, message);
  }
}
