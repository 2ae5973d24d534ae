package io.studioaccess.sandbox.cloudformation.template;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.yaml.snakeyaml.nodes.Node;

/** Reads a template file: parameters, then conditions, then the resources whose condition holds. */
final class TemplateReader {

  private static final Set<String> SECTIONS =
      Set.of(
          "AWSTemplateFormatVersion",
          "Transform",
          "Description",
          "Metadata",
          "Parameters",
          "Mappings",
          "Rules",
          "Conditions",
          "Globals",
          "Resources",
          "Outputs");

  private static final Set<String> ATTRIBUTES =
      Set.of(
          "Type",
          "Properties",
          "Metadata",
          "DependsOn",
          "Condition",
          "DeletionPolicy",
          "UpdateReplacePolicy");

  private static final Set<String> TYPES =
      Set.of(
          "AWS::Serverless::Function",
          "AWS::DynamoDB::Table",
          "AWS::SQS::Queue",
          "AWS::SQS::QueuePolicy",
          "AWS::Events::Rule",
          "AWS::Events::EventBusPolicy",
          "AWS::IAM::Role",
          "AWS::IAM::Policy",
          "AWS::IAM::ManagedPolicy",
          "AWS::Logs::LogGroup",
          "AWS::Lambda::EventSourceMapping",
          "AWS::CloudWatch::Alarm",
          "AWS::AppConfig::Application",
          "AWS::AppConfig::ConfigurationProfile",
          "AWS::AppConfig::HostedConfigurationVersion",
          "AWS::CloudWatch::Dashboard",
          "AWS::SNS::Topic",
          "AWS::SNS::TopicPolicy",
          "AWS::SNS::Subscription");

  private final Map<String, Node> template;
  private final Map<String, Resource> resources = new LinkedHashMap<>();
  private final PhysicalNames names;

  TemplateReader(Path file, Deployment deployment) {
    template = Yaml.entries(Yaml.document(file), file.toString());
    template.forEach(
        (section, node) -> {
          if (!SECTIONS.contains(section)) {
            throw TemplateException.at(node, section, "this section is not supported");
          }
        });
    var parameters = new Parameters(Yaml.section(template, "Parameters"), deployment.parameters());
    var conditions = new Conditions(Yaml.section(template, "Conditions"));
    names =
        new PhysicalNames(
            deployment, parameters, resources, conditions, Yaml.section(template, "Mappings"));
    Yaml.section(template, "Resources").forEach(this::declare);
  }

  Template read() {
    new TemplateRules(Yaml.section(template, "Rules"), names.intrinsics()).check();
    resourcesOf("AWS::Logs::LogGroup")
        .forEach(
            group ->
                properties(group)
                    .ignoring(
                        "LogGroupName", "RetentionInDays", "KmsKeyId", "LogGroupClass", "Tags")
                    .rejectUnread());
    RoleReader roleReader = new RoleReader(this, names);
    Map<String, TemplateRole> roles = roleReader.read();
    return new Template(
        new FunctionReader(this, names, roles.values()).read(),
        byId("AWS::SQS::Queue", new QueueReader(this, names)::queue),
        new RuleReader(this, names).read(),
        byId("AWS::DynamoDB::Table", new TableReader(this, names)::table),
        roles,
        byId("AWS::IAM::ManagedPolicy", roleReader::managedPolicy),
        resourcesOf("AWS::SQS::QueuePolicy").stream()
            .map(new QueueReader(this, names)::policy)
            .toList(),
        resourcesOf("AWS::Events::EventBusPolicy").stream()
            .map(new RuleReader(this, names)::busPolicy)
            .toList(),
        new MonitoringReader(this).read(),
        byId("AWS::AppConfig::HostedConfigurationVersion", this::configuration),
        stack());
  }

  List<Resource> resourcesOf(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Properties properties(Resource resource) {
    return new Properties(
        resource.properties(), "Resources." + resource.logicalId(), names.intrinsics());
  }

  <T> Map<String, T> byId(String type, Function<Resource, T> read) {
    return resourcesOf(type).stream()
        .collect(
            Collectors.toMap(Resource::logicalId, read, (one, other) -> one, LinkedHashMap::new));
  }

  private void declare(String id, Node node) {
    String where = "Resources." + id;
    Map<String, Node> attributes = Yaml.entries(node, where);
    attributes.forEach(
        (attribute, value) -> {
          if (!ATTRIBUTES.contains(attribute)) {
            throw TemplateException.at(value, where + "." + attribute, "is not supported");
          }
        });
    Node typeNode = attributes.get("Type");
    if (typeNode == null) {
      throw TemplateException.at(node, where, "Type is missing");
    }
    String type = Scalars.text(typeNode, where);
    if (!TYPES.contains(type)) {
      throw TemplateException.at(
          typeNode, where, "the sandbox does not support resources of type " + type);
    }
    Node condition = attributes.get("Condition");
    if (condition != null
        && !names.intrinsics().holds(Scalars.text(condition, where), condition, where)) {
      return;
    }
    Node properties = attributes.getOrDefault("Properties", Yaml.empty(node));
    Node global = Globals.section(template).get("Function");
    boolean merged = global != null && type.equals("AWS::Serverless::Function");
    resources.put(
        id,
        new Resource(
            id,
            type,
            node,
            merged && global != null ? Globals.merge(global, properties) : properties));
  }

  private String configuration(Resource resource) {
    Properties version =
        properties(resource).ignoring("ApplicationId", "ConfigurationProfileId", "ContentType");
    String content = version.required("Content");
    version.rejectUnread();
    return content;
  }

  private TemplateStack stack() {
    return new TemplateStack(
        names.stackId(), names.stackName(), names.parameters(), outputs(), stackResources());
  }

  private List<TemplateStack.StackResource> stackResources() {
    return resources.values().stream()
        .map(
            resource ->
                new TemplateStack.StackResource(
                    resource.logicalId(),
                    String.valueOf(
                        names.ref(resource.logicalId(), resource.node(), resource.logicalId())),
                    resource.type()))
        .toList();
  }

  /**
   * Resolves the outputs. An output that refers to a missing resource would fail the deployment.
   */
  private Map<String, String> outputs() {
    var outputs = new LinkedHashMap<String, String>();
    Yaml.section(template, "Outputs")
        .forEach(
            (name, node) -> {
              String where = "Outputs." + name;
              Map<String, Node> output = Yaml.entries(node, where);
              Node condition = output.get("Condition");
              Node value = output.get("Value");
              if (value == null) {
                throw TemplateException.at(node, where, "Value is missing");
              }
              if (condition == null
                  || names.intrinsics().holds(Scalars.text(condition, where), condition, where)) {
                outputs.put(name, names.intrinsics().text(value, where));
              }
            });
    return outputs;
  }
}
