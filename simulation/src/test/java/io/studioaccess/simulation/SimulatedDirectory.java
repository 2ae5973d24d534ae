package io.studioaccess.simulation;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.reconciler.contracts.DirectoryUnderTest;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.DirectoryUser;
import io.studioaccess.reconciler.membership.Membership;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.membership.UserName;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.simulation.People.UserMembership;
import java.time.Instant;
import java.util.Optional;

/** The simulation's directory, without faults. */
final class SimulatedDirectory implements DirectoryUnderTest {
  private final World world;
  private int ids;

  SimulatedDirectory(World world) {
    this.world = world;
  }

  /** A company in which nothing happens by itself. */
  static World quietWorld() {
    return new World(
        Setting.of(Focus.ANYTHING, new Dice(1)), Trouble.NONE, Omissions.NONE, Story.untold());
  }

  private String newId() {
    return "bbbbbbbb-0000-4000-8000-%012d".formatted(++ids);
  }

  private People people() {
    return world.directory.current();
  }

  @Override
  public Directory directory() {
    return world.directory;
  }

  @Override
  public GroupDirectory lists() {
    return world.directory;
  }

  @Override
  public Instant now() {
    return world.timeline.instant();
  }

  @Override
  public UserId addUser(String name) {
    UserId id = new UserId(newId());
    world.directory.change(people().with(new DirectoryUser(id, new UserName(name), true)));
    return id;
  }

  @Override
  public void rename(UserId user, String name) {
    boolean enabled = people().user(user).orElseThrow().enabled();
    world.directory.change(people().with(new DirectoryUser(user, new UserName(name), enabled)));
  }

  @Override
  public void disable(UserId user) {
    UserName name = people().user(user).orElseThrow().name();
    world.directory.change(people().with(new DirectoryUser(user, name, false)));
  }

  @Override
  public void delete(UserId user) {
    world.directory.change(people().without(user));
  }

  @Override
  public GroupId addGroup(String name) {
    GroupId id = new GroupId(newId());
    rename(id, name);
    return id;
  }

  @Override
  public void rename(GroupId group, String name) {
    world.directory.change(people().with(group, new GroupName(name)));
  }

  @Override
  public void delete(GroupId group) {
    world.directory.change(people().without(group));
  }

  @Override
  public MembershipId join(UserId user, GroupId group) {
    MembershipId id = new MembershipId(newId());
    world.directory.change(
        people().with(new UserMembership(user, new Membership(id, group, Optional.of(now())))));
    return id;
  }

  @Override
  public void leave(UserId user, GroupId group) {
    UserMembership ended =
        people().memberships().stream()
            .filter(it -> it.user().equals(user) && it.membership().group().equals(group))
            .findFirst()
            .orElseThrow();
    world.directory.change(people().without(ended));
  }
}
