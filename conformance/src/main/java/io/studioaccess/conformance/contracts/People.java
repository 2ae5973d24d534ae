package io.studioaccess.conformance.contracts;

import io.studioaccess.conformance.aws.Aws;
import java.util.function.Consumer;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.AlternateIdentifier;
import software.amazon.awssdk.services.identitystore.model.AttributeOperation;

/** Users and groups of the run. */
final class People {

  private final Aws aws;
  private final IdentitystoreClient identityStore;
  private final String store;

  People(Aws aws) {
    this.aws = aws;
    identityStore = aws.identityStore();
    store = aws.target().identityStoreId();
  }

  /** A user of the directory. */
  record User(String id, String name) {}

  User newUser() {
    String name = aws.newName("user");
    return Setup.of("creating a user", () -> new User(createUser(name), name));
  }

  String createUser(String name) {
    return identityStore
        .createUser(
            r ->
                r.identityStoreId(store)
                    .userName(name)
                    .displayName(name)
                    .name(n -> n.givenName("Conformance").familyName("Test")))
        .userId();
  }

  void deleteUser(String userId) {
    identityStore.deleteUser(r -> r.identityStoreId(store).userId(userId));
  }

  String newGroup() {
    String name = aws.newName("group");
    return Setup.of("creating a group", () -> createGroup(name));
  }

  String createGroup(String name) {
    return identityStore.createGroup(r -> r.identityStoreId(store).displayName(name)).groupId();
  }

  void deleteGroup(String groupId) {
    identityStore.deleteGroup(r -> r.identityStoreId(store).groupId(groupId));
  }

  String join(String userId, String groupId) {
    return identityStore
        .createGroupMembership(
            r -> r.identityStoreId(store).groupId(groupId).memberId(m -> m.userId(userId)))
        .membershipId();
  }

  void update(User user, AttributeOperation... operations) {
    identityStore.updateUser(
        r -> r.identityStoreId(store).userId(user.id()).operations(operations));
  }

  static AttributeOperation set(String path, String value) {
    return AttributeOperation.builder()
        .attributePath(path)
        .attributeValue(Document.fromString(value))
        .build();
  }

  static Consumer<AlternateIdentifier.Builder> by(String attribute, String value) {
    return a ->
        a.uniqueAttribute(
            u -> u.attributePath(attribute).attributeValue(Document.fromString(value)));
  }
}
