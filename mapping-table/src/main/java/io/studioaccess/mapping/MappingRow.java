package io.studioaccess.mapping;

import java.util.Optional;

/**
 * The role of one group in one domain.
 *
 * @param region the domain's region; empty for the region of the functions. The domain's account is
 *     the role's account
 * @param priority the lowest number wins if a user is in several mapped groups of a domain
 * @param pinnedGroup if present, the row applies to this group alone, whatever its current name: a
 *     renamed group keeps its row, and another group with the same name gets nothing
 * @param userSettings the settings of the profile, besides its role
 * @param privateSpaces the rule for the private spaces of users who leave; empty for the stack's
 *     rule
 * @param period when the row grants access
 * @param tags the tags of the profile, besides those of Studio Access
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
    Optional<PrivateSpaces> privateSpaces,
    AccessPeriod period,
    RowTags tags) {

  /** The priority of a row without one. */
  public static final int DEFAULT_PRIORITY = 100;

  /** A row that grants access at any time. */
  public MappingRow(
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
    this(
        group,
        domain,
        region,
        role,
        priority,
        pinnedGroup,
        enabled,
        description,
        userSettings,
        privateSpaces,
        AccessPeriod.ALWAYS,
        RowTags.NONE);
  }

  /** A row without tags. */
  public MappingRow(
      GroupName group,
      DomainId domain,
      Optional<Region> region,
      RoleArn role,
      int priority,
      Optional<GroupId> pinnedGroup,
      boolean enabled,
      String description,
      UserSettings userSettings,
      Optional<PrivateSpaces> privateSpaces,
      AccessPeriod period) {
    this(
        group,
        domain,
        region,
        role,
        priority,
        pinnedGroup,
        enabled,
        description,
        userSettings,
        privateSpaces,
        period,
        RowTags.NONE);
  }

  /** A copy of this row with other tags. */
  public MappingRow withTags(RowTags others) {
    return new MappingRow(
        group,
        domain,
        region,
        role,
        priority,
        pinnedGroup,
        enabled,
        description,
        userSettings,
        privateSpaces,
        period,
        others);
  }

  /** A copy of this row that is pinned to the group. */
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
        privateSpaces,
        period,
        tags);
  }

  /** Whether this row, enabled or not, applies to the group. */
  public boolean appliesTo(GroupId id, Optional<GroupName> name) {
    return pinnedGroup.map(id::equals).orElseGet(() -> name.filter(group::equals).isPresent());
  }
}
