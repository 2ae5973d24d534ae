package io.studioaccess.reconciler.membership;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import java.util.List;
import java.util.Optional;

/**
 * The directory as it stands now. Empty means that it said so; a read that failed or came back
 * partial throws.
 */
public interface Directory {

  /** Empty for a user who was deleted. */
  Optional<DirectoryUser> user(UserId id);

  /** All groups the user is in, every page. */
  List<Membership> membershipsOf(UserId id);

  /** Empty for a group that was deleted. */
  Optional<GroupName> nameOf(GroupId id);
}
