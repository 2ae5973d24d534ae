package io.studioaccess.sandbox.cloudformation.template;

import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** Checks the template's Rules section: combinations of parameters that CloudFormation refuses. */
public final class TemplateRules {
  private final Map<String, Node> declared;
  private final Intrinsics intrinsics;

  public TemplateRules(Map<String, Node> declared, Intrinsics intrinsics) {
    this.declared = declared;
    this.intrinsics = intrinsics;
  }

  public void check() {
    declared.forEach((name, rule) -> check("Rules." + name, rule));
  }

  private void check(String where, Node rule) {
    Map<String, Node> elements = Yaml.entries(rule, where);
    if (!(elements.get("Assertions") instanceof SequenceNode assertions) || elements.size() > 1) {
      throw TemplateException.at(rule, where, "only Assertions are supported");
    }
    for (Node assertion : assertions.getValue()) {
      Map<String, Node> parts = Yaml.entries(assertion, where);
      Node condition = parts.get("Assert");
      if (condition == null || !intrinsics.holds(condition, where)) {
        Node text = parts.get("AssertDescription");
        throw TemplateException.at(
            assertion,
            where,
            text == null ? "the assertion does not hold" : Scalars.text(text, where));
      }
    }
  }
}
