package io.studioaccess.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.reconciler.sweep.Member;
import io.studioaccess.simulation.People.UserMembership;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;

/** The identity store. It is eventually consistent: a read may show what was true a while ago. */
final class InMemoryDirectory implements Directory, GroupDirectory {
  static final String STORE = "d-1234567890";

  /** Far more than anybody has reported of the Identity Store. */
  private static final int LONGEST_LAG = 30_000;

  private static final int PAGE = 2;

  private final Timeline timeline;
  private final Boundary boundary;
  private final Chaos chaos;
  private final long lag;
  private final Versions<People> people = new Versions<>(People.NOBODY);

  /**
   * A directory with these faults.
   *
   * @param lag how late functions see every change, in milliseconds
   */
  InMemoryDirectory(Timeline timeline, Boundary boundary, Chaos chaos, long lag) {
    this.timeline = timeline;
    this.boundary = boundary;
    this.chaos = chaos;
    this.lag = lag;
  }

  People current() {
    return people.current();
  }

  /** An administrator, or a provisioning tool, changes the directory. */
  void change(People next) {
    people.put(timeline.millis(), next);
  }

  /** All versions of the directory. */
  Versions<People> versions() {
    return people;
  }

  private <T> T read(String call, Object subject, Function<People, T> answer) {
    return boundary.call("Directory." + call, subject, () -> answer.apply(seen()));
  }

  private People seen() {
    Invocation caller = timeline.caller();
    if (caller != null && lag > 0) {
      return people.at(timeline.millis() - lag);
    }
    if (caller == null || !chaos.trouble().stale() || chaos.isOver()) {
      return people.current();
    }
    long identity = caller.nextCall();
    People late =
        caller.dice().oneIn(4)
            ? people.at(timeline.millis() - caller.dice().below(LONGEST_LAG))
            : people.current();
    boolean stale = !late.equals(people.current());
    return stale && chaos.happens(Fault.STALE, identity, timeline.millis())
        ? late
        : people.current();
  }

  @Override
  public String id() {
    return STORE;
  }

  @Override
  public Optional<DirectoryUser> user(UserId id) {
    return read("user", id, all -> all.user(id));
  }

  @Override
  public List<Membership> membershipsOf(UserId id) {
    return read(
        "membershipsOf",
        id,
        all -> {
          if (all.user(id).isEmpty()) {
            throw new FailedCallException("ResourceNotFound: there is no user " + id);
          }
          return all.memberships().stream()
              .filter(member -> member.user().equals(id))
              .map(UserMembership::membership)
              .toList();
        });
  }

  @Override
  public Optional<UserId> userOf(MembershipId membership) {
    return read(
        "userOf",
        membership,
        all ->
            all.memberships().stream()
                .filter(member -> member.membership().id().equals(membership))
                .map(UserMembership::user)
                .findFirst());
  }

  @Override
  public Optional<GroupName> nameOf(GroupId id) {
    return read("nameOf", id, all -> Optional.ofNullable(all.groups().get(id)));
  }

  @Override
  public List<Member> membersOf(GroupId group) {
    return read(
        "membersOf",
        group,
        all ->
            all.memberships().stream()
                .filter(member -> member.membership().group().equals(group))
                .map(
                    member ->
                        new Member(
                            member.user(), member.membership().id(), member.membership().created()))
                .toList());
  }

  /** Each page is a call, and shows the members as they are then. */
  @Override
  public void forEachPageOf(GroupId group, Consumer<List<Member>> page) {
    Optional<String> last = Optional.empty();
    List<Member> members;
    do {
      String after = last.orElse("");
      members =
          read(
              "membersOf",
              group,
              all ->
                  all.memberships().stream()
                      .filter(member -> member.membership().group().equals(group))
                      .map(
                          member ->
                              new Member(
                                  member.user(),
                                  member.membership().id(),
                                  member.membership().created()))
                      .filter(member -> member.membership().value().compareTo(after) > 0)
                      .sorted(Comparator.comparing(member -> member.membership().value()))
                      .limit(PAGE)
                      .toList());
      page.accept(members);
      last = members.stream().reduce((_, later) -> later).map(it -> it.membership().value());
    } while (members.size() == PAGE);
  }

  @Override
  public Map<GroupName, GroupId> idsOf(Set<GroupName> names) {
    return read(
        "idsOf",
        "",
        all -> {
          Map<GroupName, GroupId> ids = new LinkedHashMap<>();
          all.groups()
              .forEach(
                  (id, name) -> {
                    if (names.contains(name)) {
                      ids.put(name, id);
                    }
                  });
          return ids;
        });
  }

  @Override
  public Map<GroupId, GroupName> groups() {
    return read("groups", "", all -> new LinkedHashMap<>(all.groups()));
  }

  @Override
  public UserPage users(Optional<String> token) {
    return read(
        "users",
        token.orElse(""),
        all -> {
          int from = token.map(Integer::parseInt).orElse(0);
          List<DirectoryUser> users = List.copyOf(all.users().values());
          List<DirectoryUser> page =
              users.subList(Math.min(from, users.size()), Math.min(from + PAGE, users.size()));
          return new UserPage(
              page.size(),
              page.stream().filter(user -> !user.enabled()).map(DirectoryUser::id).toList(),
              from + PAGE < users.size()
                  ? Optional.of(Integer.toString(from + PAGE))
                  : Optional.empty());
        });
  }
}
