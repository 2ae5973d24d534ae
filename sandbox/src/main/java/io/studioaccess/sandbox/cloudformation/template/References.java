package io.studioaccess.sandbox.cloudformation.template;

import org.yaml.snakeyaml.nodes.Node;

/** Resolves names in Ref, GetAtt and Sub. The node is the location for errors. */
public interface References {

  Object ref(String name, Node node, String where);

  String attribute(String resource, String attribute, Node node, String where);
}
