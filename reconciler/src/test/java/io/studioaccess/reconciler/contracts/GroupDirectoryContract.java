package io.studioaccess.reconciler.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory.UserPage;
import io.studioaccess.reconciler.sweep.Member;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The directory as a sweep reads it: lists, of which a page has two entries. */
public abstract class GroupDirectoryContract {
  /** More than any list here has. */
  private static final int MOST_PAGES = 10;

  protected abstract DirectoryUnderTest company();

  private List<Member> fiveIn(GroupId group) {
    List<Member> members = new ArrayList<>();
    for (int n = 0; n < 5; n++) {
      UserId user = company().addUser("user-%d@example.com".formatted(n));
      members.add(new Member(user, company().join(user, group), Optional.of(company().now())));
    }
    return members;
  }

  private List<List<Member>> pagesOf(GroupId group) {
    List<List<Member>> pages = new ArrayList<>();
    company().lists().forEachPageOf(group, pages::add);
    return pages;
  }

  @Test
  void theMembersAreThoseOfEveryPageAndOfNoOtherGroup() {
    // Given
    GroupId analysts = company().addGroup("analysts");
    List<Member> expected = fiveIn(analysts);
    company().join(company().addUser("bob@example.com"), company().addGroup("others"));

    // When // Then
    assertThat(company().lists().membersOf(analysts)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void pageByPageEachMemberComesOnce() {
    // Given
    GroupId analysts = company().addGroup("analysts");
    List<Member> expected = fiveIn(analysts);

    // When
    List<List<Member>> pages = pagesOf(analysts);

    // Then
    assertThat(pages).hasSizeGreaterThan(1);
    assertThat(pages.stream().flatMap(List::stream)).containsExactlyInAnyOrderElementsOf(expected);
  }

  @Test
  void aDeletedGroupHasNoMembersAndNoName() {
    // Given
    GroupId analysts = company().addGroup("analysts");
    fiveIn(analysts);

    // When
    company().delete(analysts);

    // Then
    assertThat(company().lists().membersOf(analysts)).isEmpty();
    assertThat(pagesOf(analysts)).allMatch(List::isEmpty);
    assertThat(company().lists().nameOf(analysts)).isEmpty();
  }

  @Test
  void whoLeavesIsNoMember() {
    // Given
    GroupId analysts = company().addGroup("analysts");
    List<Member> members = new ArrayList<>(fiveIn(analysts));

    // When
    company().leave(members.removeFirst().user(), analysts);
    company().delete(members.removeFirst().user());

    // Then
    assertThat(company().lists().membersOf(analysts)).containsExactlyInAnyOrderElementsOf(members);
  }

  @Test
  void namesWithoutAGroupAreAbsent() {
    // Given
    Map<GroupName, GroupId> known = fiveGroups();

    // When // Then
    assertThat(
            company()
                .lists()
                .idsOf(
                    Set.of(
                        new GroupName("group-0"),
                        new GroupName("group-4"),
                        new GroupName("missing"))))
        .isEqualTo(
            Map.of(
                new GroupName("group-0"), known.get(new GroupName("group-0")),
                new GroupName("group-4"), known.get(new GroupName("group-4"))));
    assertThat(company().lists().idsOf(Set.of())).isEmpty();
  }

  private Map<GroupName, GroupId> fiveGroups() {
    Map<GroupName, GroupId> groups = new HashMap<>();
    for (int n = 0; n < 5; n++) {
      groups.put(new GroupName("group-" + n), company().addGroup("group-" + n));
    }
    return groups;
  }

  @Test
  void allGroupsAreListedByTheirPresentNames() {
    // Given
    Map<GroupId, GroupName> expected = new HashMap<>();
    fiveGroups().forEach((name, id) -> expected.put(id, name));
    GroupId renamed = company().addGroup("analysts");
    company().rename(renamed, "scientists");
    expected.put(renamed, new GroupName("scientists"));
    company().delete(company().addGroup("deleted"));

    // When // Then
    assertThat(company().lists().groups()).isEqualTo(expected);
    assertThat(company().lists().nameOf(renamed)).contains(new GroupName("scientists"));
  }

  @Test
  void thePagesOfUsersCountEverybodyAndNameTheDisabled() {
    // Given
    List<UserId> users = fiveIn(company().addGroup("analysts")).stream().map(Member::user).toList();
    company().disable(users.get(1));
    company().disable(users.get(4));

    // When
    List<UserPage> pages = new ArrayList<>();
    Optional<String> token = Optional.empty();
    do {
      UserPage page = company().lists().users(token);
      pages.add(page);
      token = page.next();
    } while (token.isPresent() && pages.size() < MOST_PAGES);

    // Then
    assertThat(pages).hasSize(3);
    assertThat(pages.stream().mapToInt(UserPage::users).sum()).isEqualTo(users.size());
    assertThat(pages.stream().flatMap(page -> page.disabled().stream()))
        .containsExactlyInAnyOrder(users.get(1), users.get(4));
  }
}
