package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/**
 * A resource that the stack would get.
 *
 * @param node the whole resource, for its line
 * @param properties the Properties node, Globals merged in
 */
record Resource(String logicalId, String type, Node node, Node properties) {

  TemplateException error(String what) {
    return TemplateException.at(node, "Resources." + logicalId, what);
  }
}
