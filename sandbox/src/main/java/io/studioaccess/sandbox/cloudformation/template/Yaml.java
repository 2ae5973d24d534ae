package io.studioaccess.sandbox.cloudformation.template;

import java.io.IOException;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.yaml.snakeyaml.DumperOptions.FlowStyle;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Reads a template's document tree, with the line of every part. */
public final class Yaml {

  private Yaml() {}

  public static MappingNode document(Path file) {
    try (Reader reader = Files.newBufferedReader(file)) {
      var options = new LoaderOptions();
      options.setAllowDuplicateKeys(false);
      Node root = new org.yaml.snakeyaml.Yaml(options).compose(reader);
      if (root instanceof MappingNode mapping) {
        return mapping;
      }
      throw new TemplateException(file + " does not contain a template");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The entries by key, in the order of the file. */
  public static Map<String, Node> entries(Node node, String where) {
    if (!(node instanceof MappingNode mapping)) {
      throw TemplateException.at(node, where, "expected a mapping");
    }
    var entries = new LinkedHashMap<String, Node>();
    for (NodeTuple tuple : mapping.getValue()) {
      String key = ((ScalarNode) tuple.getKeyNode()).getValue();
      if (entries.put(key, tuple.getValueNode()) != null) {
        throw TemplateException.at(tuple.getKeyNode(), where, key + " is given twice");
      }
    }
    return entries;
  }

  /** An empty mapping at the location of {@code near}, for a part that the template omits. */
  static MappingNode empty(Node near) {
    return new MappingNode(
        Tag.MAP, true, List.of(), near.getStartMark(), near.getEndMark(), FlowStyle.BLOCK);
  }

  /** The entries of an optional mapping. */
  public static Map<String, Node> section(Map<String, Node> parent, String name) {
    Node node = parent.get(name);
    return node == null ? Map.of() : entries(node, name);
  }
}
