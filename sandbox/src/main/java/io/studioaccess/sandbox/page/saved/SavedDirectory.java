package io.studioaccess.sandbox.page.saved;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.cloud.Cloud;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.ssoadmin.Assignments;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** Users, groups, memberships, and assignments to applications. */
final class SavedDirectory {
  private SavedDirectory() {}

  static void write(Cloud cloud, ObjectNode state) {
    ArrayNode users = state.putArray("users");
    for (User user : cloud.directory().users()) {
      users
          .addObject()
          .put("id", user.userId())
          .put("name", user.userName())
          .put("displayName", user.displayName())
          .put("enabled", user.enabled());
    }
    ArrayNode groups = state.putArray("groups");
    for (Group group : cloud.directory().groups()) {
      groups.addObject().put("id", group.groupId()).put("name", group.displayName());
    }
    ArrayNode memberships = state.putArray("memberships");
    for (Membership membership : cloud.directory().memberships()) {
      memberships
          .addObject()
          .put("id", membership.membershipId())
          .put("user", membership.userId())
          .put("group", membership.groupId());
    }
    ArrayNode assignments = state.putArray("assignments");
    for (Assignments.Assignment assignment : cloud.assignments().all()) {
      assignments
          .addObject()
          .put("application", assignment.applicationArn())
          .put("type", assignment.type().toString())
          .put("principal", assignment.principalId());
    }
  }

  /** Replaces the directory of a new sandbox. */
  static void read(JsonNode state, Cloud cloud) {
    Directory directory = cloud.directory();
    directory.users().forEach(user -> directory.deleteUser(user.userId()));
    directory.groups().forEach(group -> directory.deleteGroup(group.groupId()));
    for (JsonNode group : state.path("groups")) {
      directory.add(new Group(text(group, "id"), text(group, "name")));
    }
    for (JsonNode user : state.path("users")) {
      directory.add(
          new User(
              text(user, "id"),
              text(user, "name"),
              text(user, "displayName"),
              user.path("enabled").asBoolean()));
    }
    for (JsonNode membership : state.path("memberships")) {
      var unused =
          directory.join(
              text(membership, "id"), text(membership, "user"), text(membership, "group"));
    }
    for (JsonNode assignment : state.path("assignments")) {
      cloud
          .assignments()
          .add(
              new Assignments.Assignment(
                  text(assignment, "application"),
                  PrincipalType.fromValue(text(assignment, "type")),
                  text(assignment, "principal")));
    }
  }

  static String text(JsonNode json, String member) {
    if (!json.path(member).isTextual()) {
      throw new IllegalArgumentException(
          "%s: expected a text, found %s".formatted(member, json.path(member)));
    }
    return json.path(member).asText();
  }
}
