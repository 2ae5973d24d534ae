package io.studioaccess.studioctl.completion;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.DirectoryLists;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The names that a stack knows, with those first that are read first. */
@Singleton
final class NameSource {
  /** What is completed. */
  enum Kind {
    USERS,
    GROUPS,
    DOMAINS,
    /** Users with a held change. */
    HELD,
    /** Users whose access has ended or is ending. */
    LEAVERS
  }

  private final DirectoryUsers users;
  private final DirectoryLists directory;
  private final GroupMappings mappings;
  private final LedgerReader ledger;
  private final Region home;

  NameSource(
      DirectoryUsers users,
      DirectoryLists directory,
      GroupMappings mappings,
      LedgerReader ledger,
      Region home) {
    this.users = users;
    this.directory = directory;
    this.mappings = mappings;
    this.ledger = ledger;
    this.home = home;
  }

  /** Hands over each name as soon as it is known. */
  void read(Kind kind, Consumer<String> name) {
    switch (kind) {
      case USERS -> users.forEach(user -> name.accept(user.name().value()));
      case GROUPS -> {
        mappings.current().rows().stream()
            .map(MappingRow::group)
            .map(GroupName::value)
            .forEach(name);
        directory.groups().values().stream().map(GroupName::value).forEach(name);
      }
      case DOMAINS ->
          mappings.current().domains(home).stream()
              .map(DomainArn::id)
              .forEach(id -> name.accept(id.value()));
      case HELD -> users(profile -> profile.hold().isPresent()).values().forEach(name);
      case LEAVERS -> users(profile -> profile.state().isLeaving()).values().forEach(name);
    }
  }

  private Map<UserId, String> users(Predicate<ProfileRecord> condition) {
    return users.namesOf(
        ledger.read().users().entrySet().stream()
            .filter(user -> user.getValue().profiles().values().stream().anyMatch(condition))
            .map(Map.Entry::getKey)
            .toList());
  }
}
