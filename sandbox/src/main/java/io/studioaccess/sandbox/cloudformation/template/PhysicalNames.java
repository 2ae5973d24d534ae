package io.studioaccess.sandbox.cloudformation.template;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.yaml.snakeyaml.nodes.Node;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * Resolves Ref and GetAtt: parameters, pseudo parameters, and the names and ARNs that the resources
 * get.
 */
final class PhysicalNames implements References {

  private final Deployment deployment;
  private final PartitionMetadata partition;
  private final Parameters parameters;
  private final Map<String, Resource> resources;
  private final Intrinsics intrinsics;
  private final Set<String> resolving = new HashSet<>();

  PhysicalNames(
      Deployment deployment,
      Parameters parameters,
      Map<String, Resource> resources,
      Conditions conditions,
      Map<String, Node> mappings) {
    this.deployment = deployment;
    this.partition = PartitionMetadata.of(Region.of(deployment.region()));
    this.parameters = parameters;
    this.resources = resources;
    this.intrinsics = new Intrinsics(this, conditions, mappings);
  }

  Intrinsics intrinsics() {
    return intrinsics;
  }

  String stackId() {
    return arn("cloudformation", "stack/" + deployment.stackName() + "/sandbox");
  }

  String stackName() {
    return deployment.stackName();
  }

  Map<String, String> parameters() {
    return parameters.displayed();
  }

  @Override
  public Object ref(String name, Node node, String where) {
    return switch (name) {
      case "AWS::Region" -> deployment.region();
      case "AWS::AccountId" -> deployment.accountId();
      case "AWS::Partition" -> partition.id();
      case "AWS::StackName" -> deployment.stackName();
      case "AWS::StackId" -> stackId();
      case "AWS::URLSuffix" -> partition.dnsSuffix();
      case "AWS::NotificationARNs" -> List.of();
      default ->
          parameters.has(name) ? parameters.value(name) : refResource(resource(name, node, where));
    };
  }

  @Override
  public String attribute(String resourceId, String attribute, Node node, String where) {
    Resource resource = resource(resourceId, node, where);
    return switch (resource.type() + "." + attribute) {
      case "AWS::SQS::Queue.QueueName" -> name(resource);
      case "AWS::SQS::Queue.QueueUrl" -> queueUrl(resource);
      case "AWS::AppConfig::HostedConfigurationVersion.VersionNumber" -> "1";
      case "AWS::Serverless::Function.Alias" -> arn(resource) + ":live";
      case "AWS::Logs::LogGroup.Arn" -> arn(resource) + ":*";
      case "AWS::DynamoDB::Table.StreamArn" -> {
        if (!has(resource, "StreamSpecification")) {
          throw TemplateException.at(node, where, resourceId + " has no stream");
        }
        yield streamArn(resource);
      }
      case "AWS::SQS::Queue.Arn",
          "AWS::DynamoDB::Table.Arn",
          "AWS::Serverless::Function.Arn",
          "AWS::IAM::Role.Arn",
          "AWS::Events::Rule.Arn",
          "AWS::CloudWatch::Alarm.Arn" ->
          arn(resource);
      default ->
          throw TemplateException.at(
              node, where, "%s.%s is not supported".formatted(resource.type(), attribute));
    };
  }

  String name(Resource resource) {
    String property =
        switch (resource.type()) {
          case "AWS::SQS::Queue" -> "QueueName";
          case "AWS::DynamoDB::Table" -> "TableName";
          case "AWS::Serverless::Function" -> "FunctionName";
          case "AWS::IAM::Role" -> "RoleName";
          case "AWS::IAM::ManagedPolicy" -> "ManagedPolicyName";
          case "AWS::Logs::LogGroup" -> "LogGroupName";
          case "AWS::CloudWatch::Alarm" -> "AlarmName";
          default -> "Name";
        };
    return property(resource, property).orElse(deployment.stackName() + "-" + resource.logicalId());
  }

  String arn(Resource resource) {
    String name = name(resource);
    return switch (resource.type()) {
      case "AWS::SQS::Queue" -> arn("sqs", name);
      case "AWS::DynamoDB::Table" -> arn("dynamodb", "table/" + name);
      case "AWS::Serverless::Function" -> arn("lambda", "function:" + name);
      case "AWS::Logs::LogGroup" -> arn("logs", "log-group:" + name);
      case "AWS::CloudWatch::Alarm" -> arn("cloudwatch", "alarm:" + name);
      case "AWS::IAM::Role" -> iamArn("role" + path(resource) + name);
      case "AWS::IAM::ManagedPolicy" -> iamArn("policy" + path(resource) + name);
      case "AWS::Events::Rule" -> {
        String bus = bus(resource);
        yield arn("events", "rule/" + (bus.equals("default") ? "" : bus + "/") + name);
      }
      default -> throw resource.error(resource.type() + " has no ARN in the sandbox");
    };
  }

  String streamArn(Resource table) {
    return arn(table) + "/stream/2026-01-01T00:00:00.000";
  }

  String queueUrl(Resource queue) {
    return deployment
        .queueEndpoint()
        .resolve("/" + deployment.accountId() + "/" + name(queue))
        .toString();
  }

  /** The name of the event bus, also if the template gives its ARN. */
  String bus(Resource resource) {
    String bus = property(resource, "EventBusName").orElse("default");
    return bus.substring(bus.lastIndexOf('/') + 1);
  }

  String busArn(Resource resource) {
    return arn("events", "event-bus/" + bus(resource));
  }

  private String path(Resource resource) {
    return property(resource, "Path").orElse("/");
  }

  private Object refResource(Resource resource) {
    return switch (resource.type()) {
      case "AWS::SQS::Queue" -> queueUrl(resource);
      case "AWS::IAM::ManagedPolicy" -> arn(resource);
      default -> name(resource);
    };
  }

  private Resource resource(String name, Node node, String where) {
    Resource resource = resources.get(name);
    if (resource == null) {
      throw TemplateException.at(node, where, "no parameter or resource is named " + name);
    }
    return resource;
  }

  private boolean has(Resource resource, String name) {
    Node node = Yaml.entries(resource.properties(), resource.logicalId()).get(name);
    return node != null && intrinsics.reduce(node, resource.logicalId() + "." + name).isPresent();
  }

  private Optional<String> property(Resource resource, String name) {
    Node node = Yaml.entries(resource.properties(), resource.logicalId()).get(name);
    if (node == null) {
      return Optional.empty();
    }
    String where = "Resources." + resource.logicalId() + "." + name;
    if (!resolving.add(where)) {
      throw TemplateException.at(node, where, "depends on itself");
    }
    try {
      return intrinsics.reduce(node, where).map(present -> intrinsics.text(present, where));
    } finally {
      resolving.remove(where);
    }
  }

  private String arn(String service, String rest) {
    return "arn:%s:%s:%s:%s:%s"
        .formatted(partition.id(), service, deployment.region(), deployment.accountId(), rest);
  }

  private String iamArn(String rest) {
    return "arn:%s:iam::%s:%s".formatted(partition.id(), deployment.accountId(), rest);
  }
}
