package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.People.by;
import static io.studioaccess.conformance.contracts.People.set;
import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.studioaccess.conformance.aws.Aws;
import java.util.Locale;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.DescribeGroupResponse;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;

/** Groups of the Identity Store. */
@AsksAws
public class GroupContract {

  private final Aws aws;
  private final People people;
  private final IdentitystoreClient identityStore;
  private final String store;
  private String name = "";
  private String group = "";

  GroupContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    identityStore = aws.identityStore();
    store = aws.target().identityStoreId();
  }

  @BeforeAll
  void addGroup() {
    name = aws.newName("Analysts of Everything ");
    group = Setup.of("creating a group", () -> people.createGroup(name));
  }

  private DescribeGroupResponse describe(String groupId) {
    return identityStore.describeGroup(r -> r.identityStoreId(store).groupId(groupId));
  }

  private void rename(String groupId, String newName) {
    identityStore.updateGroup(
        r -> r.identityStoreId(store).groupId(groupId).operations(set("displayName", newName)));
  }

  @Test
  void nameMayContainSpaces() {
    assertThat(describe(group).displayName()).isEqualTo(name);
  }

  @Test
  void findsAGroupByName() {
    assertThat(
            identityStore
                .getGroupId(
                    r -> r.identityStoreId(store).alternateIdentifier(by("displayName", name)))
                .groupId())
        .isEqualTo(group);
  }

  @Test
  void rejectsATakenGroupName() {
    refuses("ConflictException", () -> people.createGroup(name));
  }

  @Test
  void rejectsATakenGroupNameRegardlessOfCase() {
    refuses("ConflictException", () -> people.createGroup(name.toUpperCase(Locale.ROOT)));
  }

  @Test
  void deletedGroupIsNotFoundAsAGroup() {
    // Given
    String deleted = people.newGroup();

    // When
    people.deleteGroup(deleted);

    // Then
    ResourceNotFoundException refusal =
        catchThrowableOfType(ResourceNotFoundException.class, () -> describe(deleted));
    assertThat(refusal).as("a refusal with ResourceNotFoundException").isNotNull();
    assertThat(refusal.resourceType()).isEqualTo(ResourceType.GROUP);
    assertThat(refusal.reasonAsString()).isNull();
  }

  @Test
  void deletedGroupHasNoListOfMembers() {
    // Given
    String deleted = people.newGroup();

    // When
    people.deleteGroup(deleted);

    // Then
    refuses(
        "ResourceNotFoundException",
        () -> identityStore.listGroupMemberships(r -> r.identityStoreId(store).groupId(deleted)));
  }

  @Test
  void renamedGroupKeepsItsIdAndMembers() {
    // Given
    String renamed = people.newGroup();
    String membership = people.join(people.newUser().id(), renamed);
    String newName = aws.newName("renamed");

    // When
    rename(renamed, newName);

    // Then
    assertThat(describe(renamed).displayName()).isEqualTo(newName);
    assertThat(
            identityStore
                .listGroupMemberships(r -> r.identityStoreId(store).groupId(renamed))
                .groupMemberships())
        .extracting(member -> member.membershipId())
        .containsExactly(membership);
  }

  @Test
  void rejectsARenameToATakenName() {
    String other = people.newGroup();
    refuses("ConflictException", () -> rename(other, name));
  }
}
