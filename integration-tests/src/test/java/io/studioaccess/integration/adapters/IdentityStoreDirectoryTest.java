package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.identitystore.IdentityStoreDirectory;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.IdentityStoreId;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.wire.Faults;
import java.util.ArrayList;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;

class IdentityStoreDirectoryTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private Directory company;
  private User ada;
  private UserId adaId;
  private IdentityStoreDirectory directory;

  @BeforeEach
  void aDirectoryThatPagesAtTwo() {
    company = aws.cloud.directory();
    company.limitPagesTo(2);
    ada = company.addUser("ada@example.com");
    adaId = new UserId(ada.userId());
    directory = in(CloudUnderTest.STORE);
  }

  private IdentityStoreDirectory in(String store) {
    IdentitystoreClient client = aws.identityStore(Roles.provisioner(aws));
    return new IdentityStoreDirectory(client, new IdentityStoreId(store));
  }

  @Test
  void tellsWhoSomebodyIs() {
    assertThat(directory.user(adaId))
        .contains(new DirectoryUser(adaId, new UserName("ada@example.com"), true));
  }

  @Test
  void tellsThatSomebodyIsDisabled() {
    // Given
    company.disable(ada.userId());

    // When // Then
    assertThat(directory.user(adaId))
        .hasValueSatisfying(user -> assertThat(user.enabled()).isFalse());
  }

  @Test
  void readsTheMembershipsOfEveryPage() {
    // Given
    var expected = new ArrayList<Membership>();
    for (int n = 0; n < 5; n++) {
      var joined = company.join(ada.userId(), company.addGroup("group-" + n).groupId());
      expected.add(
          new Membership(
              new MembershipId(joined.membershipId()),
              new GroupId(joined.groupId()),
              Optional.of(joined.createdAt())));
    }

    // When
    var memberships = directory.membershipsOf(adaId);

    // Then
    assertThat(memberships).containsExactlyInAnyOrderElementsOf(expected);
    assertThat(aws.cloud.endpoint().calls().all()).hasSize(3);
  }

  @Test
  void aLaterPageThatFailsLeavesNoPartialAnswer() {
    // Given
    for (int n = 0; n < 3; n++) {
      company.join(ada.userId(), company.addGroup("group-" + n).groupId());
    }
    aws.cloud
        .endpoint()
        .calls()
        .onCall(call -> throttleNext("ListGroupMembershipsForMember")); // after the first page

    // When // Then
    assertThatThrownBy(() -> directory.membershipsOf(adaId))
        .isInstanceOf(ThrottlingException.class);
    assertThat(aws.cloud.endpoint().calls().all()).hasSize(2);
  }

  @Test
  void aDeletedUserIsEmpty() {
    // Given
    company.deleteUser(ada.userId());

    // When // Then
    assertThat(directory.user(adaId)).isEmpty();
  }

  @Test
  void aGroupHasANameUntilItIsDeleted() {
    // Given
    var group = new GroupId(company.addGroup("data-scientists").groupId());
    assertThat(directory.nameOf(group)).contains(new GroupName("data-scientists"));

    // When
    company.deleteGroup(group.value());

    // Then
    assertThat(directory.nameOf(group)).isEmpty();
  }

  @Test
  void aMissingIdentityStoreIsNoAnswerAboutAnybody() {
    // Given
    var client = aws.identityStore();
    var missing = new IdentityStoreDirectory(client, new IdentityStoreId("d-0987654321"));
    var group = new GroupId(company.addGroup("data-scientists").groupId());

    // When // Then
    assertThatThrownBy(() -> missing.user(adaId)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> missing.nameOf(group)).isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> missing.membershipsOf(adaId))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void throttlingIsNoAnswerEither() {
    // Given
    throttleNext("DescribeUser");

    // When // Then
    assertThatThrownBy(() -> directory.user(adaId)).isInstanceOf(ThrottlingException.class);
  }

  private void throttleNext(String operation) {
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.THROTTLED, "identitystore", operation, Faults.ANY);
  }
}
