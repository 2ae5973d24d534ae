package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Scalars;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;

/**
 * Translates SAM functions to plain resources, as SAM's transform does in AWS: a function, a
 * version and an alias if it publishes one, and its event source mappings. The test
 * SamTransformTest compares the result with AWS's translator where that is installed.
 */
final class SamTransform {

  private static final String FUNCTION = "AWS::Serverless::Function";
  private static final int HASH_LENGTH = 10;

  private static final Set<String> COPIED =
      Set.of(
          "Architectures",
          "Description",
          "Environment",
          "EphemeralStorage",
          "FunctionName",
          "Handler",
          "KmsKeyArn",
          "LoggingConfig",
          "MemorySize",
          "RecursiveLoop",
          "ReservedConcurrentExecutions",
          "Role",
          "Runtime",
          "SnapStart",
          "Timeout");
  private static final Set<String> TRANSLATED =
      Set.of(
          "AutoPublishAlias",
          "AutoPublishAliasAllProperties",
          "CodeUri",
          "Events",
          "Tracing",
          "VersionDescription");
  private static final Set<String> PASSED_ON =
      Set.of("Condition", "DeletionPolicy", "UpdateReplacePolicy");

  private final String codeKey;
  private final Map<String, Node> translated = new LinkedHashMap<>();

  private SamTransform(String codeKey) {
    this.codeKey = codeKey;
  }

  /**
   * @param codeKey where the functions' code is in the bucket; another key means other code
   */
  static Map<String, Node> translate(Map<String, Node> resources, String codeKey) {
    var transform = new SamTransform(codeKey);
    resources.forEach(transform::resource);
    return transform.translated;
  }

  private void resource(String id, Node node) {
    Map<String, Node> resource = Yaml.entries(node, id);
    Node type = resource.get("Type");
    if (type != null && Scalars.text(type, id).equals(FUNCTION)) {
      new Function(id, node, resource).translate();
    } else {
      translated.put(id, node);
    }
  }

  private final class Function {
    private final String id;
    private final Node node;
    private final Map<String, Node> resource;
    private final Map<String, Node> given;

    Function(String id, Node node, Map<String, Node> resource) {
      this.id = id;
      this.node = node;
      this.resource = resource;
      this.given = Yaml.section(resource, "Properties");
    }

    void translate() {
      Map<String, Node> properties = properties();
      translated.put(id, with(attributes("Metadata"), "AWS::Lambda::Function", properties));
      Node target = Nodes.ref(node, id);
      Node alias = given.get("AutoPublishAlias");
      if (alias != null) {
        String name = Scalars.text(alias, id);
        version(properties, name);
        target = Nodes.ref(alias, id + "Alias" + name);
      }
      Node invoked = target;
      Yaml.section(given, "Events").forEach((name, event) -> event(name, event, invoked));
    }

    private Map<String, Node> properties() {
      var properties = new LinkedHashMap<String, Node>();
      given.forEach(
          (name, value) -> {
            if (COPIED.contains(name)) {
              properties.put(name, value);
            } else if (!TRANSLATED.contains(name)) {
              throw TemplateException.at(
                  value, id + "." + name, "the rehearsal does not translate this property");
            }
          });
      properties.put(
          "Code",
          Nodes.mapping(
              node,
              Map.of("S3Bucket", Nodes.text(node, "bucket"), "S3Key", Nodes.text(node, codeKey))));
      properties.put(
          "Tags",
          Nodes.list(
              node,
              Nodes.mapping(
                  node,
                  Map.of(
                      "Key", Nodes.text(node, "lambda:createdBy"),
                      "Value", Nodes.text(node, "SAM")))));
      Node tracing = given.get("Tracing");
      if (tracing != null) {
        properties.put("TracingConfig", Nodes.mapping(tracing, Map.of("Mode", tracing)));
      }
      return properties;
    }

    /** The logical ID contains a hash of the function's properties, parameters unresolved. */
    private void version(Map<String, Node> properties, String alias) {
      Node all = given.get("AutoPublishAliasAllProperties");
      if (all == null || !Scalars.text(all, id).equals("true")) {
        throw TemplateException.at(
            node, id, "the rehearsal needs AutoPublishAliasAllProperties: true");
      }
      String version = id + "Version" + hash(Nodes.mapping(node, properties));
      var versionProperties = new LinkedHashMap<String, Node>();
      versionProperties.put("FunctionName", Nodes.ref(node, id));
      Node description = given.get("VersionDescription");
      if (description != null) {
        versionProperties.put("Description", description);
      }
      Map<String, Node> attributes = attributes();
      attributes.putIfAbsent("DeletionPolicy", Nodes.text(node, "Retain"));
      translated.put(version, with(attributes, "AWS::Lambda::Version", versionProperties));
      translated.put(
          id + "Alias" + alias,
          with(
              attributes(),
              "AWS::Lambda::Alias",
              Map.of(
                  "Name", Nodes.text(node, alias),
                  "FunctionName", Nodes.ref(node, id),
                  "FunctionVersion", Nodes.attribute(node, version, "Version"))));
    }

    private void event(String name, Node event, Node invoked) {
      String where = id + ".Events." + name;
      Map<String, Node> parts = Yaml.entries(event, where);
      String type = Scalars.text(parts.getOrDefault("Type", event), where);
      String source =
          switch (type) {
            case "SQS" -> "Queue";
            case "DynamoDB" -> "Stream";
            default ->
                throw TemplateException.at(
                    event, where, "the rehearsal does not translate events of type " + type);
          };
      var properties = new LinkedHashMap<String, Node>(Yaml.section(parts, "Properties"));
      Node arn = properties.remove(source);
      if (arn == null) {
        throw TemplateException.at(event, where, source + " is missing");
      }
      properties.put("EventSourceArn", arn);
      properties.put("FunctionName", invoked);
      properties.computeIfPresent("DestinationConfig", (key, config) -> destinations(config));
      translated.put(id + name, with(attributes(), "AWS::Lambda::EventSourceMapping", properties));
    }

    /** SAM reads the destination's type and leaves it out. */
    private static Node destinations(Node config) {
      var destinations = new LinkedHashMap<String, Node>();
      Yaml.entries(config, "DestinationConfig")
          .forEach(
              (name, destination) -> {
                var entries = new LinkedHashMap<>(Yaml.entries(destination, name));
                entries.remove("Type");
                destinations.put(name, Nodes.mapping(destination, entries));
              });
      return Nodes.mapping(config, destinations);
    }

    private Map<String, Node> attributes(String... more) {
      var attributes = new LinkedHashMap<String, Node>();
      resource.forEach(
          (name, value) -> {
            if (PASSED_ON.contains(name) || Set.of(more).contains(name)) {
              attributes.put(name, value);
            }
          });
      return attributes;
    }

    private Node with(Map<String, Node> attributes, String type, Map<String, Node> properties) {
      var entries = new LinkedHashMap<String, Node>();
      entries.put("Type", Nodes.text(node, type));
      entries.putAll(attributes);
      entries.put("Properties", Nodes.mapping(node, properties));
      return Nodes.mapping(node, entries);
    }
  }

  private static String hash(Node properties) {
    try {
      byte[] json = Json.of(Nodes.json(properties)).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-1").digest(json))
          .substring(0, HASH_LENGTH);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
