package io.studioaccess.mapping;

import java.util.Optional;

/**
 * One group's role in one domain.
 *
 * @param region of the domain; empty for the one that the functions run in. Its account is that of
 *     the role
 * @param priority the lowest number wins where a user is in several mapped groups of a domain
 * @param pinnedGroup when present the row means this group alone, whatever its name is now: a
 *     rename keeps the row, and a look-alike with the same name gets nothing
 * @param userSettings what the profile should be set to, besides its role
 * @param privateSpaces of those who leave; empty where the deployment's own rule holds
 */
public record MappingRow(
    GroupName group,
    DomainId domain,
    Optional<Region> region,
    RoleArn role,
    int priority,
    Optional<GroupId> pinnedGroup,
    boolean enabled,
    String description,
    UserSettings userSettings,
    Optional<PrivateSpaces> privateSpaces) {

  /** The priority of a row that names none. */
  public static final int DEFAULT_PRIORITY = 100;

  /** The same, and about that group alone. */
  public MappingRow pinnedTo(GroupId id) {
    return new MappingRow(
        group,
        domain,
        region,
        role,
        priority,
        Optional.of(id),
        enabled,
        description,
        userSettings,
        privateSpaces);
  }

  /** Whether this row, enabled or not, is about that group. */
  public boolean isAbout(GroupId id, Optional<GroupName> name) {
    return pinnedGroup.map(id::equals).orElseGet(() -> name.filter(group::equals).isPresent());
  }
}
