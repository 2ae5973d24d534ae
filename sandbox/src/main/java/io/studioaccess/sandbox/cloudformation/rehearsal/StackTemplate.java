package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.cloudformation.template.Conditions;
import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.IntrinsicCall;
import io.studioaccess.sandbox.cloudformation.template.Intrinsics;
import io.studioaccess.sandbox.cloudformation.template.Parameters;
import io.studioaccess.sandbox.cloudformation.template.References;
import io.studioaccess.sandbox.cloudformation.template.Scalars;
import io.studioaccess.sandbox.cloudformation.template.TemplateException;
import io.studioaccess.sandbox.cloudformation.template.TemplateRules;
import io.studioaccess.sandbox.cloudformation.template.Yaml;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;

/** A template with a stack's parameters: its resources, what they refer to, and their values. */
final class StackTemplate {

  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^!}][^}]*)}");

  /** CloudFormation's quota for a parameter's value. */
  private static final int PARAMETER_BYTES = 4096;

  private final TemplateFile file;
  private final Deployment deployment;
  private final Parameters parameters;
  private final Conditions conditions;
  private final Map<String, Node> mappings;
  private final Map<String, Declared> declared = new LinkedHashMap<>();

  /**
   * @throws TemplateException on a missing or refused parameter, or a Rule that does not hold
   */
  StackTemplate(TemplateFile file, Deployment deployment) {
    this(file, deployment, true);
  }

  private StackTemplate(TemplateFile file, Deployment deployment, boolean withResources) {
    this.file = file;
    this.deployment = deployment;
    deployment
        .parameters()
        .forEach(
            (name, value) ->
                Refused.above(
                    PARAMETER_BYTES,
                    Json.bytes(value),
                    "Value of the parameter %s, in bytes".formatted(name),
                    "Shorten it."));
    parameters = new Parameters(section("Parameters"), deployment.parameters());
    conditions = new Conditions(section("Conditions"));
    mappings = section("Mappings");
    Intrinsics withoutResources = intrinsics(id -> Optional.empty());
    new TemplateRules(section("Rules"), withoutResources).check();
    if (withResources) {
      file.resources().forEach((id, node) -> declare(id, node, withoutResources));
      declared.values().forEach(this::requireDependencies);
    }
  }

  /** Whether CloudFormation would accept the parameters together, before it creates anything. */
  static boolean accepts(TemplateFile file, Deployment deployment) {
    try {
      return new StackTemplate(file, deployment, false).declared.isEmpty();
    } catch (TemplateException refused) {
      return false;
    }
  }

  Deployment deployment() {
    return deployment;
  }

  Map<String, Declared> declared() {
    return declared;
  }

  /** The properties, with the names of the resources that exist. */
  Map<String, Object> properties(Declared resource, Function<String, Optional<Physical>> existing) {
    return intrinsics(existing)
        .map((MappingNode) resource.properties(), "Resources." + resource.id());
  }

  Map<String, String> outputs(Function<String, Optional<Physical>> existing) {
    Intrinsics intrinsics = intrinsics(existing);
    var outputs = new LinkedHashMap<String, String>();
    section("Outputs")
        .forEach(
            (name, node) -> {
              String where = "Outputs." + name;
              Map<String, Node> output = Yaml.entries(node, where);
              Node condition = output.get("Condition");
              Node value = output.get("Value");
              if (value != null
                  && (condition == null
                      || intrinsics.holds(Scalars.text(condition, where), condition, where))) {
                outputs.put(name, intrinsics.resolve(value, where).toString());
              }
            });
    return outputs;
  }

  private Map<String, Node> section(String name) {
    return Yaml.section(file.sections(), name);
  }

  private void declare(String id, Node node, Intrinsics intrinsics) {
    String where = "Resources." + id;
    Map<String, Node> resource = Yaml.entries(node, where);
    Node condition = resource.get("Condition");
    if (condition != null && !intrinsics.holds(Scalars.text(condition, where), condition, where)) {
      return;
    }
    Node properties = resource.getOrDefault("Properties", Nodes.mapping(node, Map.of()));
    Set<String> dependencies = new LinkedHashSet<>();
    Node explicit = resource.get("DependsOn");
    switch (explicit) {
      case null -> {}
      case SequenceNode several ->
          several.getValue().forEach(one -> dependencies.add(Scalars.text(one, where)));
      default -> dependencies.add(Scalars.text(explicit, where));
    }
    collect(properties, where, intrinsics, dependencies);
    Node type = resource.get("Type");
    if (type == null) {
      throw TemplateException.at(node, where, "Type is missing");
    }
    declared.put(
        id,
        new Declared(
            id,
            Scalars.text(type, where),
            properties,
            dependencies,
            isRetain(resource, "DeletionPolicy"),
            isRetain(resource, "UpdateReplacePolicy")));
  }

  private static boolean isRetain(Map<String, Node> resource, String policy) {
    return resource.get(policy) instanceof ScalarNode text && text.getValue().equals("Retain");
  }

  private void requireDependencies(Declared resource) {
    for (String dependency : resource.dependencies()) {
      if (!declared.containsKey(dependency)) {
        throw new Refused(
            "Template format error: %s refers to %s, which does not exist or whose condition does"
                    .formatted(resource.id(), dependency)
                + " not hold",
            "Put the reference under the same condition.");
      }
    }
  }

  /** Adds the resources that the node refers to, without the branches that do not apply. */
  private void collect(Node node, String where, Intrinsics intrinsics, Set<String> found) {
    Optional<Node> reduced = intrinsics.reduce(node, where);
    if (reduced.isEmpty()) {
      return;
    }
    Node present = reduced.get();
    Optional<IntrinsicCall> call = IntrinsicCall.in(present);
    if (call.isEmpty()) {
      children(present).forEach(child -> collect(child, where, intrinsics, found));
      return;
    }
    Node argument = call.get().argument();
    switch (call.get().function()) {
      case "Ref" -> add(Scalars.text(argument, where), found);
      case "GetAtt" ->
          add(
              argument instanceof SequenceNode path
                  ? Scalars.text(path.getValue().getFirst(), where)
                  : Scalars.text(argument, where).split("\\.", 2)[0],
              found);
      case "Sub" -> {
        List<Node> parts =
            argument instanceof SequenceNode list ? list.getValue() : List.of(argument);
        Set<String> own =
            parts.size() == 2 ? Yaml.entries(parts.getLast(), where).keySet() : Set.of();
        VARIABLE
            .matcher(Scalars.text(parts.getFirst(), where))
            .results()
            .map(variable -> variable.group(1).strip())
            .filter(name -> !own.contains(name))
            .forEach(name -> add(name.split("\\.", 2)[0], found));
        if (parts.size() == 2) {
          collect(parts.getLast(), where, intrinsics, found);
        }
      }
      default -> children(argument).forEach(child -> collect(child, where, intrinsics, found));
    }
  }

  private void add(String name, Set<String> found) {
    if (!name.startsWith("AWS::") && !parameters.has(name)) {
      found.add(name);
    }
  }

  private static List<Node> children(Node node) {
    return switch (node) {
      case SequenceNode sequence -> sequence.getValue();
      case MappingNode mapping ->
          mapping.getValue().stream().map(entry -> entry.getValueNode()).toList();
      default -> List.of();
    };
  }

  private Intrinsics intrinsics(Function<String, Optional<Physical>> existing) {
    return new Intrinsics(new Names(existing), conditions, mappings);
  }

  private final class Names implements References {
    private final Function<String, Optional<Physical>> existing;

    Names(Function<String, Optional<Physical>> existing) {
      this.existing = existing;
    }

    @Override
    public Object ref(String name, Node node, String where) {
      String region = deployment.region();
      return switch (name) {
        case "AWS::Region" -> region;
        case "AWS::AccountId" -> deployment.accountId();
        case "AWS::Partition" -> Regions.partition(region);
        case "AWS::URLSuffix" -> Regions.urlSuffix(region);
        case "AWS::StackName" -> deployment.stackName();
        case "AWS::StackId" ->
            "arn:%s:cloudformation:%s:%s:stack/%s/12345678"
                .formatted(
                    Regions.partition(region),
                    region,
                    deployment.accountId(),
                    deployment.stackName());
        case "AWS::NotificationARNs" -> List.of();
        default -> parameters.has(name) ? parameters.value(name) : find(name, node, where).ref();
      };
    }

    @Override
    public String attribute(String resource, String attribute, Node node, String where) {
      String value = find(resource, node, where).attributes().get(attribute);
      if (value == null) {
        throw TemplateException.at(
            node, where, "the rehearsal does not know %s.%s".formatted(resource, attribute));
      }
      return value;
    }

    private Physical find(String id, Node node, String where) {
      return existing
          .apply(id)
          .orElseThrow(() -> TemplateException.at(node, where, id + " does not exist yet"));
    }
  }
}
