package io.studioaccess.sandbox.cloudformation.template;

import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** The template's rules: combinations of parameters that CloudFormation refuses. */
final class TemplateRules {
  private final Map<String, Node> declared;
  private final Intrinsics intrinsics;

  TemplateRules(Map<String, Node> declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.intrinsics = intrinsics;
  }

  void check() {
    declared.forEach((name, rule) -> check("Rules." + name, rule));
  }

  private void check(String where, Node rule) {
    Map<String, Node> parts = Yaml.entries(rule, where);
    if (!(parts.get("Assertions") instanceof SequenceNode assertions) || parts.size() > 1) {
      throw TemplateException.at(rule, where, "Assertions alone are understood");
    }
    for (Node assertion : assertions.getValue()) {
      Map<String, Node> said = Yaml.entries(assertion, where);
      Node claim = said.get("Assert");
      if (claim == null || !intrinsics.holds(claim, where)) {
        Node text = said.get("AssertDescription");
        throw TemplateException.at(
            assertion, where, text == null ? "does not hold" : Scalars.text(text, where));
      }
    }
  }
}
