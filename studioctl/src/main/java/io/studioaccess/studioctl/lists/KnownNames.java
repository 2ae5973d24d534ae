package io.studioaccess.studioctl.lists;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.mapping.Suggestions;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.console.CommandException;
import jakarta.inject.Singleton;
import java.util.Collection;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Tells a mistyped name from one that nothing is known of: a command that finds nothing for a name
 * asks here before it says so.
 */
@Singleton
public final class KnownNames {
  private final GroupMappings mappings;
  private final DirectoryLists directory;
  private final LedgerReader ledger;
  private final Region home;

  KnownNames(GroupMappings mappings, DirectoryLists directory, LedgerReader ledger, Region home) {
    this.mappings = mappings;
    this.directory = directory;
    this.ledger = ledger;
    this.home = home;
  }

  /**
   * The group of this name, whether or not it exists.
   *
   * @throws CommandException if no group can have the name
   */
  public static GroupName group(String typed) {
    try {
      return new GroupName(typed);
    } catch (IllegalArgumentException e) {
      throw new CommandException("'%s' cannot be the name of a group.".formatted(typed), e);
    }
  }

  /**
   * Requires a group that the directory or the mapping has.
   *
   * @param isKnownElsewhere asked last; a deleted group may have former members, or a history
   */
  public void requireGroup(GroupName group, BooleanSupplier isKnownElsewhere) {
    if (!isInDirectory(group) && !isMapped(group) && !isKnownElsewhere.getAsBoolean()) {
      throw unknownGroup(group, "neither IAM Identity Center nor the mapping has it");
    }
  }

  /** Requires a group of the directory. */
  public void requireInDirectory(GroupName group) {
    if (!isInDirectory(group)) {
      throw unknownGroup(group, "IAM Identity Center does not have it");
    }
  }

  private boolean isInDirectory(GroupName group) {
    return !directory.idsOf(Set.of(group)).isEmpty();
  }

  private boolean isMapped(GroupName group) {
    MappingRows mapping = mappings.current();
    return Stream.concat(
            mapping.rows().stream().map(MappingRow::group).map(GroupName::value),
            mapping.refused().stream().map(RefusedRow::groupName))
        .anyMatch(group.value()::equals);
  }

  private CommandException unknownGroup(GroupName group, String why) {
    return new CommandException(
        "Group '%s' does not exist: %s.%s"
            .formatted(
                group,
                why,
                Suggestions.of(
                    group.value(),
                    directory.groups().values().stream().map(GroupName::value).toList())));
  }

  /**
   * Requires a domain that the mapping has, or where somebody has a profile.
   *
   * @param others further known domains
   */
  public void requireDomain(String typed, Supplier<? extends Collection<String>> others) {
    Set<String> known = mappedDomains();
    if (known.contains(typed)) {
      return;
    }
    known.addAll(others.get());
    ledger
        .read()
        .users()
        .values()
        .forEach(user -> user.profiles().keySet().forEach(id -> known.add(id.value())));
    if (!known.contains(typed)) {
      throw new CommandException(
          "Domain '%s' is in no row of the mapping, and nobody has a profile there.%s"
              .formatted(typed, Suggestions.of(typed, known)));
    }
  }

  private Set<String> mappedDomains() {
    MappingRows mapping = mappings.current();
    return Stream.concat(
            mapping.domains(home).stream().map(DomainArn::id).map(DomainId::value),
            mapping.refused().stream().map(RefusedRow::domainId))
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /**
   * The roles of the mapping with this ARN or name.
   *
   * @param isKnownElsewhere asked for an ARN that no row has
   */
  public Set<RoleArn> requireRoles(String typed, Predicate<RoleArn> isKnownElsewhere) {
    Set<RoleArn> mapped =
        mappings.current().rows().stream().map(MappingRow::role).collect(Collectors.toSet());
    Set<RoleArn> found =
        mapped.stream()
            .filter(role -> role.value().equals(typed) || role.name().equals(typed))
            .collect(Collectors.toSet());
    return found.isEmpty()
        ? arn(typed)
            .filter(isKnownElsewhere)
            .map(Set::of)
            .orElseThrow(() -> unknownRole(typed, mapped))
        : found;
  }

  private static CommandException unknownRole(String typed, Collection<RoleArn> mapped) {
    boolean isArn = typed.startsWith("arn:");
    Set<String> names = new TreeSet<>();
    mapped.forEach(role -> names.add(isArn ? role.value() : role.name()));
    return new CommandException(
        "Role '%s' is in no row of the mapping, and nothing else has it.%s%s"
            .formatted(
                typed,
                Suggestions.of(typed, names),
                isArn ? "" : " Pass the ARN of a role that has no row any more."));
  }

  private static Optional<RoleArn> arn(String text) {
    try {
      return Optional.of(new RoleArn(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
