package io.studioaccess.sandbox.template;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * AWS::IAM::Role with all that it may do: its inline policies, the policies that name it, and the
 * template's managed policies.
 */
final class RoleReader {

  private final TemplateReader reader;
  private final PhysicalNames names;

  RoleReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
  }

  List<TemplateRole> read() {
    List<Attachment> attachments = attachments();
    return reader.resourcesOf("AWS::IAM::Role").stream()
        .map(resource -> role(resource, attachments))
        .toList();
  }

  private TemplateRole role(Resource resource, List<Attachment> attachments) {
    Properties properties =
        reader
            .properties(resource)
            .without(
                "RoleName",
                "Path",
                "Description",
                "MaxSessionDuration",
                "AssumeRolePolicyDocument",
                "Tags");
    String name = names.name(resource);
    var documents = new ArrayList<Map<String, Object>>();
    for (Properties inline : properties.parts("Policies")) {
      documents.add(document(inline.without("PolicyName")));
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
    properties.done();
    return new TemplateRole(resource.logicalId(), name, names.arn(resource), documents);
  }

  private List<Attachment> attachments() {
    var attachments = new ArrayList<Attachment>();
    for (String type : List.of("AWS::IAM::Policy", "AWS::IAM::ManagedPolicy")) {
      for (Resource resource : reader.resourcesOf(type)) {
        Properties properties =
            reader
                .properties(resource)
                .without("PolicyName", "ManagedPolicyName", "Path", "Description");
        String name = type.equals("AWS::IAM::Policy") ? resource.logicalId() : names.arn(resource);
        List<String> roles = properties.texts("Roles");
        attachments.add(new Attachment(name, roles, document(properties)));
      }
    }
    return attachments;
  }

  private static Map<String, Object> document(Properties properties) {
    Map<String, Object> document =
        properties
            .json("PolicyDocument")
            .orElseThrow(() -> properties.error("PolicyDocument is missing"));
    properties.done();
    return document;
  }

  /**
   * @param name the ARN of a managed policy
   */
  private record Attachment(String name, List<String> roles, Map<String, Object> document) {}
}
