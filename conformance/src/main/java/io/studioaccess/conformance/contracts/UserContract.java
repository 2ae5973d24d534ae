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
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.DescribeUserResponse;
import software.amazon.awssdk.services.identitystore.model.ListUsersResponse;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceType;
import software.amazon.awssdk.services.identitystore.model.UserStatus;

/** Users of the Identity Store. */
@AsksAws
public class UserContract {

  private final Aws aws;
  private final People people;
  private final IdentitystoreClient identityStore;
  private final String store;
  private People.User ada;

  UserContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    identityStore = aws.identityStore();
    store = aws.target().identityStoreId();
  }

  @BeforeAll
  void addUser() {
    ada = people.newUser();
  }

  private DescribeUserResponse describe(String userId) {
    return identityStore.describeUser(r -> r.identityStoreId(store).userId(userId));
  }

  private String idOf(String userName) {
    return identityStore
        .getUserId(r -> r.identityStoreId(store).alternateIdentifier(by("userName", userName)))
        .userId();
  }

  @Test
  void newUserIsEnabled() {
    assertThat(describe(ada.id()).userStatus()).isEqualTo(UserStatus.ENABLED);
  }

  @Test
  void deletedUserIsNotFoundAsAUser() {
    // Given
    People.User leaver = people.newUser();

    // When
    people.deleteUser(leaver.id());

    // Then
    ResourceNotFoundException refusal =
        catchThrowableOfType(ResourceNotFoundException.class, () -> describe(leaver.id()));
    assertThat(refusal).as("a refusal with ResourceNotFoundException").isNotNull();
    assertThat(refusal.resourceType()).isEqualTo(ResourceType.USER);
    assertThat(refusal.reasonAsString()).isNull();
  }

  @Test
  void rejectsAMalformedUserId() {
    refuses("ValidationException", () -> describe("ada"));
  }

  @Test
  void rejectsAnotherIdentityStore() {
    refuses(
        "ResourceNotFoundException",
        () -> identityStore.describeUser(r -> r.identityStoreId("d-0000000000").userId(ada.id())));
  }

  @Test
  void answersInItsOwnRegionOnly() {
    Region other =
        aws.target().region().equals(Region.US_EAST_1.id()) ? Region.US_WEST_2 : Region.US_EAST_1;
    IdentitystoreClient elsewhere = aws.identityStoreIn(other);
    refuses(
        "ResourceNotFoundException",
        () -> elsewhere.describeUser(r -> r.identityStoreId(store).userId(ada.id())));
  }

  @Test
  void findsAUserByName() {
    assertThat(idOf(ada.name())).isEqualTo(ada.id());
  }

  @Test
  void findsAUserByNameRegardlessOfCase() {
    assertThat(idOf(ada.name().toUpperCase(Locale.ROOT))).isEqualTo(ada.id());
  }

  @Test
  void unknownNameIsNotFound() {
    refuses("ResourceNotFoundException", () -> idOf(aws.newName("nobody")));
  }

  @Test
  void rejectsATakenUserName() {
    refuses("ConflictException", () -> people.createUser(ada.name()));
  }

  @Test
  void rejectsATakenUserNameRegardlessOfCase() {
    refuses("ConflictException", () -> people.createUser(ada.name().toUpperCase(Locale.ROOT)));
  }

  @Test
  void listsUsersInPages() {
    // Given
    people.newUser();

    // When
    ListUsersResponse first = identityStore.listUsers(r -> r.identityStoreId(store).maxResults(1));
    ListUsersResponse second =
        identityStore.listUsers(
            r -> r.identityStoreId(store).maxResults(1).nextToken(first.nextToken()));

    // Then
    assertThat(first.nextToken()).isNotBlank();
    assertThat(first.users()).hasSizeLessThanOrEqualTo(1);
    assertThat(second.users()).doesNotContainAnyElementsOf(first.users());
  }

  @Test
  void rejectsAPageOf101Users() {
    refuses(
        "ValidationException",
        () -> identityStore.listUsers(r -> r.identityStoreId(store).maxResults(101)));
  }

  @Test
  void renamedUserKeepsTheId() {
    // Given
    People.User user = people.newUser();
    String newName = aws.newName("renamed");

    // When
    people.update(user, set("userName", newName));

    // Then
    assertThat(describe(user.id()).userName()).isEqualTo(newName);
    assertThat(idOf(newName)).isEqualTo(user.id());
  }

  @Test
  void updateWithAWrongOperationChangesNothing() {
    // Given
    People.User user = people.newUser();

    // Then
    refuses(
        "ValidationException",
        () -> people.update(user, set("displayName", "Changed"), set("shoeSize", "38")));
    assertThat(describe(user.id()).displayName()).isEqualTo(user.name());
  }

  @Test
  void updateCanDisableAUser() {
    // Given
    People.User user = people.newUser();

    // When
    people.update(user, set("userStatus", "DISABLED"));

    // Then
    assertThat(describe(user.id()).userStatus()).isEqualTo(UserStatus.DISABLED);
  }
}
