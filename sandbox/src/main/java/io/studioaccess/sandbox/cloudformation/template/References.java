package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/** What a name in Ref, GetAtt or Sub stands for. The node is where it stands, for the error. */
interface References {

  Object ref(String name, Node node, String where);

  String attribute(String resource, String attribute, Node node, String where);
}
