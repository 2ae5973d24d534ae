package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Suggestions;
import io.studioaccess.studioctl.lists.DirectoryLists;
import jakarta.inject.Singleton;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Tells a selection of nothing from a mistyped name. */
@Singleton
final class SelectionCheck {
  private final GroupMappings mappings;
  private final DirectoryLists directory;
  private final Region home;

  SelectionCheck(GroupMappings mappings, DirectoryLists directory, Region home) {
    this.mappings = mappings;
    this.directory = directory;
    this.home = home;
  }

  /**
   * @throws CommandException if nobody knows the selected group or domain: neither the directory
   *     nor the mapping nor the ledger. A deleted group may have former members
   */
  void requireKnown(Selection selection, LedgerSnapshot ledger) {
    selection.group().ifPresent(group -> requireKnown(group, ledger));
    selection.domain().ifPresent(domain -> requireKnown(domain, ledger));
  }

  private void requireKnown(GroupName group, LedgerSnapshot ledger) {
    boolean isKnown =
        !directory.idsOf(Set.of(group)).isEmpty()
            || groupsOf(mappings.current()).anyMatch(group.value()::equals)
            || profiles(ledger)
                .anyMatch(profile -> profile.group().filter(group::equals).isPresent());
    if (!isKnown) {
      throw new CommandException(
          "Group '%s' does not exist: neither IAM Identity Center nor the mapping has it.%s"
              .formatted(
                  group,
                  Suggestions.of(
                      group.value(),
                      directory.groups().values().stream().map(GroupName::value).toList())));
    }
  }

  private static Stream<String> groupsOf(MappingRows mapping) {
    return Stream.concat(
        mapping.rows().stream().map(MappingRow::group).map(GroupName::value),
        mapping.refused().stream().map(RefusedRow::groupName));
  }

  private static Stream<ProfileRecord> profiles(LedgerSnapshot ledger) {
    return ledger.users().values().stream().flatMap(user -> user.profiles().values().stream());
  }

  private void requireKnown(DomainId domain, LedgerSnapshot ledger) {
    Set<String> known = new TreeSet<>();
    mappings.current().domains(home).stream()
        .map(DomainArn::id)
        .map(DomainId::value)
        .forEach(known::add);
    mappings.current().refused().stream().map(RefusedRow::domainId).forEach(known::add);
    ledger
        .users()
        .values()
        .forEach(user -> user.profiles().keySet().forEach(id -> known.add(id.value())));
    if (!known.contains(domain.value())) {
      throw new CommandException(
          "Domain '%s' is in no row of the mapping, and nobody has a profile there.%s"
              .formatted(domain, Suggestions.of(domain.value(), known)));
    }
  }
}
