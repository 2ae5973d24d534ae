package io.studioaccess.reconciler.contracts;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.membership.Directory;
import io.studioaccess.reconciler.membership.MembershipId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import java.time.Instant;

/** A directory without anybody, whose lists have pages of two, and an administrator's changes. */
public interface DirectoryUnderTest {
  Directory directory();

  GroupDirectory lists();

  Instant now();

  UserId addUser(String name);

  void rename(UserId user, String name);

  void disable(UserId user);

  void delete(UserId user);

  GroupId addGroup(String name);

  void rename(GroupId group, String name);

  void delete(GroupId group);

  MembershipId join(UserId user, GroupId group);

  void leave(UserId user, GroupId group);
}
