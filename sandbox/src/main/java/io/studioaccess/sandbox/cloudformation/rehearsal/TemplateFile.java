package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.nio.file.Path;
import java.util.Map;
import org.yaml.snakeyaml.nodes.Node;

/**
 * A template as CloudFormation receives it.
 *
 * @param resources after SAM's transform
 */
record TemplateFile(Path path, Map<String, Node> sections, Map<String, Node> resources) {

  /** The place of the functions' code in its bucket. */
  static final String FIRST_CODE = "key";

  /**
   * @throws TemplateException on SAM's Globals and on what the transform does not know
   */
  static TemplateFile read(Path path) {
    return read(path, FIRST_CODE);
  }

  static TemplateFile read(Path path, String codeKey) {
    Map<String, Node> sections = Yaml.entries(Yaml.document(path), path.toString());
    if (sections.containsKey("Globals")) {
      throw new TemplateException(path + ": the rehearsal does not support Globals");
    }
    return new TemplateFile(
        path, sections, SamTransform.translate(Yaml.section(sections, "Resources"), codeKey));
  }

  String name() {
    return path.getFileName().toString();
  }

  boolean isTransformed() {
    return sections.containsKey("Transform");
  }
}
