package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The directory as a reconcile reads it: one user, with all their memberships. */
public abstract class DirectoryContract {
  protected abstract DirectoryUnderTest company();

  private Membership membership(MembershipId id, GroupId group) {
    return new Membership(id, group, Optional.of(company().now()));
  }

  @Test
  void aUserIsAsLastChanged() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    UserId bob = company().addUser("bob@example.com");
    assertThat(company().directory().user(ada))
        .contains(new DirectoryUser(ada, new UserName("ada@example.com"), true));

    // When
    company().rename(ada, "lovelace@example.com");
    company().disable(ada);

    // Then
    assertThat(company().directory().user(ada))
        .contains(new DirectoryUser(ada, new UserName("lovelace@example.com"), false));
    assertThat(company().directory().user(bob))
        .contains(new DirectoryUser(bob, new UserName("bob@example.com"), true));
  }

  @Test
  void aDeletedUserIsEmpty() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    UserId bob = company().addUser("bob@example.com");

    // When
    company().delete(ada);

    // Then
    assertThat(company().directory().user(ada)).isEmpty();
    assertThat(company().directory().user(bob)).isPresent();
  }

  @Test
  void theMembershipsAreThoseOfEveryPageAndOfNobodyElse() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    UserId bob = company().addUser("bob@example.com");
    List<Membership> expected = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      GroupId group = company().addGroup("group-" + n);
      expected.add(membership(company().join(ada, group), group));
    }
    company().join(bob, company().addGroup("others"));

    // When // Then
    assertThat(company().directory().membershipsOf(ada))
        .containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aUserWithoutGroupsHasNoMemberships() {
    UserId ada = company().addUser("ada@example.com");

    assertThat(company().directory().membershipsOf(ada)).isEmpty();
  }

  /** An empty answer would take the access of somebody whose deletion is not certain. */
  @Test
  void nothingIsSaidOfTheMembershipsOfADeletedUser() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    MembershipId membership = company().join(ada, company().addGroup("analysts"));

    // When
    company().delete(ada);

    // Then
    assertThatThrownBy(() -> company().directory().membershipsOf(ada))
        .isInstanceOf(RuntimeException.class);
    assertThat(company().directory().userOf(membership)).isEmpty();
  }

  @Test
  void aMembershipHasAMemberUntilItEnds() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    GroupId analysts = company().addGroup("analysts");
    GroupId engineers = company().addGroup("engineers");
    MembershipId ended = company().join(ada, analysts);
    MembershipId other = company().join(ada, engineers);
    assertThat(company().directory().userOf(ended)).contains(ada);

    // When
    company().leave(ada, analysts);

    // Then
    assertThat(company().directory().userOf(ended)).isEmpty();
    assertThat(company().directory().userOf(other)).contains(ada);
    assertThat(company().directory().membershipsOf(ada))
        .containsExactly(membership(other, engineers));
  }

  @Test
  void whoReturnsHasAnotherMembership() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    GroupId analysts = company().addGroup("analysts");
    MembershipId first = company().join(ada, analysts);
    company().leave(ada, analysts);

    // When
    MembershipId second = company().join(ada, analysts);

    // Then
    assertThat(company().directory().userOf(first)).isEmpty();
    assertThat(company().directory().userOf(second)).contains(ada);
    assertThat(company().directory().membershipsOf(ada))
        .containsExactly(membership(second, analysts));
  }

  @Test
  void aGroupHasItsNameUntilItIsDeleted() {
    // Given
    GroupId analysts = company().addGroup("analysts");
    company().rename(analysts, "scientists");
    assertThat(company().directory().nameOf(analysts)).contains(new GroupName("scientists"));

    // When
    company().delete(analysts);

    // Then
    assertThat(company().directory().nameOf(analysts)).isEmpty();
  }

  @Test
  void aDeletedGroupHasNoMemberships() {
    // Given
    UserId ada = company().addUser("ada@example.com");
    GroupId analysts = company().addGroup("analysts");
    GroupId engineers = company().addGroup("engineers");
    MembershipId ended = company().join(ada, analysts);
    MembershipId other = company().join(ada, engineers);

    // When
    company().delete(analysts);

    // Then
    assertThat(company().directory().userOf(ended)).isEmpty();
    assertThat(company().directory().membershipsOf(ada))
        .containsExactly(membership(other, engineers));
  }
}
