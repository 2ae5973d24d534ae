package io.studioaccess.sandbox.page.control;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;

/**
 * Changes of people, as an administrator makes them: through the Identity Store's API, or in the
 * console where there is no API. So they cause the events that they cause in AWS.
 */
public final class DirectoryControls {
  /** A crowd that exceeds the hourly limit of revocations, and that a machine still handles. */
  private static final int MAX_CROWD = 60;

  private final Sandbox sandbox;
  private final Directory directory;
  private final String store;
  private final IdentitystoreClient api;

  DirectoryControls(Target target) {
    this.sandbox = target.sandbox();
    this.directory = sandbox.cloud().directory();
    this.store = directory.identityStoreId();
    String accessKey =
        sandbox
            .endpoint()
            .accessKeyFor(Principal.administrator("page", sandbox.cloud().studio().accountId()));
    this.api =
        IdentitystoreClient.builder()
            .endpointOverride(sandbox.endpoint().uri())
            .region(Region.of(sandbox.cloud().instance().primaryRegion()))
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKey, "any")))
            .httpClient(UrlConnectionHttpClient.create())
            .build();
  }

  void addTo(Map<String, Control> controls) {
    controls.put("memberships", this::setMembership);
    controls.put("groups/clear", this::clearGroup);
    controls.put("users", this::addUser);
    controls.put("users/crowd", this::addCrowd);
    controls.put("users/enabled", this::setEnabled);
    controls.put("users/rename", this::rename);
    controls.put("users/delete", this::delete);
  }

  private Object setMembership(Body request) {
    User user = user(request);
    Group group = group(request);
    var membership = directory.membership(user.userId(), group.groupId());
    boolean wanted = request.flag("member");
    if (wanted && membership.isEmpty()) {
      join(user.userId(), group.groupId());
    } else if (!wanted && membership.isPresent()) {
      leave(membership.get());
    }
    return Map.of("user", user.userName(), "group", group.displayName(), "member", wanted);
  }

  private void join(String user, String group) {
    api.createGroupMembership(
        create -> create.identityStoreId(store).groupId(group).memberId(m -> m.userId(user)));
  }

  private void leave(Membership membership) {
    api.deleteGroupMembership(
        delete -> delete.identityStoreId(store).membershipId(membership.membershipId()));
  }

  private Object clearGroup(Body request) {
    Group group = group(request);
    List<Membership> members =
        directory.memberships().stream()
            .filter(membership -> membership.groupId().equals(group.groupId()))
            .toList();
    members.forEach(this::leave);
    return Map.of("group", group.displayName(), "removed", members.size());
  }

  private Object addUser(Body request) {
    String name = request.text("name");
    return Map.of("user", name, "id", create(name));
  }

  private String create(String name) {
    return api.createUser(
            create ->
                create
                    .identityStoreId(store)
                    .userName(name)
                    .displayName(name)
                    .name(n -> n.givenName(name).familyName(name)))
        .userId();
  }

  /** Adds a number of new users to a group at once. */
  private Object addCrowd(Body request) {
    Group group = group(request);
    int people = request.number("people", 1, MAX_CROWD);
    int from = directory.users().size() + 1;
    IntStream.range(from, from + people)
        .mapToObj(n -> create("person-%02d".formatted(n)))
        .forEach(user -> join(user, group.groupId()));
    return Map.of("group", group.displayName(), "added", people);
  }

  private Object setEnabled(Body request) {
    User user = user(request);
    boolean enabled = request.flag("enabled");
    sandbox.cloud().console().setEnabled(user.userId(), enabled);
    return Map.of("user", user.userName(), "enabled", enabled);
  }

  private Object rename(Body request) {
    User user = user(request);
    String name = request.text("name");
    api.updateUser(
        update ->
            update
                .identityStoreId(store)
                .userId(user.userId())
                .operations(
                    List.of(
                        AttributeOperation.builder()
                            .attributePath("userName")
                            .attributeValue(Document.fromString(name))
                            .build())));
    return Map.of("user", name);
  }

  private Object delete(Body request) {
    User user = user(request);
    api.deleteUser(delete -> delete.identityStoreId(store).userId(user.userId()));
    return Map.of("user", user.userName());
  }

  /** By id or name. */
  private User user(Body request) {
    return user(directory, request.text("user"));
  }

  static User user(Directory directory, String idOrName) {
    return directory.users().stream()
        .filter(user -> user.userId().equals(idOrName))
        .findFirst()
        .or(() -> directory.findUserByName(idOrName))
        .orElseThrow(() -> new ControlException("user: the directory has no user " + idOrName));
  }

  private Group group(Body request) {
    String idOrName = request.text("group");
    return directory.groups().stream()
        .filter(group -> group.groupId().equals(idOrName))
        .findFirst()
        .or(() -> directory.findGroupByName(idOrName))
        .orElseThrow(() -> new ControlException("group: the directory has no group " + idOrName));
  }
}
