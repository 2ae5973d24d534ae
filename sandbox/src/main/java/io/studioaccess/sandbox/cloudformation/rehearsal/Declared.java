package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A resource of a template whose condition holds.
 *
 * @param dependencies the resources that it refers to or depends on, by logical ID
 * @param isRetained whether its DeletionPolicy is Retain
 * @param isRetainedOnReplacement whether its UpdateReplacePolicy is Retain
 */
record Declared(
    String id,
    String type,
    Node properties,
    Set<String> dependencies,
    boolean isRetained,
    boolean isRetainedOnReplacement) {

  /** The line in the template, counted from 1. */
  int line() {
    return properties.getStartMark().getLine() + 1;
  }
}
