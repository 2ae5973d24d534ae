package io.studioaccess.sandbox.cloudformation.template;

import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * Reads AWS::IAM::Role with all its permissions: its inline policies, the policies that name it,
 * and the template's managed policies.
 */
final class RoleReader {

  private final TemplateReader reader;
  private final PhysicalNames names;

  RoleReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
  }

  Map<String, TemplateRole> read() {
    List<Attachment> attachments = attachments();
    var roles = new LinkedHashMap<String, TemplateRole>();
    for (Resource resource : reader.resourcesOf("AWS::IAM::Role")) {
      roles.put(resource.logicalId(), role(resource, attachments));
    }
    return roles;
  }

  private TemplateRole role(Resource resource, List<Attachment> attachments) {
    Properties properties =
        reader
            .properties(resource)
            .ignoring("RoleName", "Path", "Description", "MaxSessionDuration", "Tags");
    String name = names.name(resource);
    var documents = new ArrayList<Map<String, Object>>();
    for (Properties inline : properties.parts("Policies")) {
      documents.add(document(inline.ignoring("PolicyName")));
    }
    for (String arn : properties.texts("ManagedPolicyArns")) {
      documents.add(
          attachments.stream()
              .filter(attachment -> attachment.name().equals(arn))
              .findFirst()
              .orElseThrow(
                  () ->
                      properties.error(
                          "ManagedPolicyArns",
                          arn + " is not in this template, so the sandbox cannot enforce it"))
              .document());
    }
    attachments.stream()
        .filter(attachment -> attachment.roles().contains(name))
        .forEach(attachment -> documents.add(attachment.document()));
    var role =
        new TemplateRole(
            resource.logicalId(),
            name,
            names.arn(resource),
            validated(properties, "AssumeRolePolicyDocument", ResourcePolicy::ofTrustPolicy),
            documents);
    properties.rejectUnread();
    return role;
  }

  Map<String, Object> managedPolicy(Resource resource) {
    return attachment(resource, names.arn(resource)).document();
  }

  private List<Attachment> attachments() {
    return Stream.concat(
            reader.resourcesOf("AWS::IAM::Policy").stream()
                .map(resource -> attachment(resource, resource.logicalId())),
            reader.resourcesOf("AWS::IAM::ManagedPolicy").stream()
                .map(resource -> attachment(resource, names.arn(resource))))
        .toList();
  }

  private Attachment attachment(Resource resource, String name) {
    Properties properties =
        reader
            .properties(resource)
            .ignoring("PolicyName", "ManagedPolicyName", "Path", "Description");
    List<String> roles = properties.texts("Roles");
    return new Attachment(name, roles, document(properties));
  }

  private static Map<String, Object> document(Properties properties) {
    Map<String, Object> document = validated(properties, "PolicyDocument", PolicyDocument::of);
    properties.rejectUnread();
    return document;
  }

  /**
   * The policy as written.
   *
   * @throws TemplateException if the sandbox cannot enforce all of it
   */
  private static Map<String, Object> validated(
      Properties properties, String name, Consumer<Map<String, Object>> parser) {
    Map<String, Object> document =
        properties.json(name).orElseThrow(() -> properties.error(name + " is missing"));
    try {
      parser.accept(document);
    } catch (IllegalArgumentException e) {
      throw properties.error(name, String.valueOf(e.getMessage()));
    }
    return document;
  }

  /**
   * @param name the ARN of a managed policy, the logical id of any other
   */
  private record Attachment(String name, List<String> roles, Map<String, Object> document) {}
}
