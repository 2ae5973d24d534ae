package io.studioaccess.studioctl.lists;

import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.reconciler.reconcile.ReadPorts;
import io.studioaccess.reconciler.reconcile.UserPlanner;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.reconciler.sweep.MappedGroups;
import io.studioaccess.studioctl.stack.PageProgress;
import jakarta.inject.Singleton;

/** The functions' planner, on lists. */
@Singleton
public final class ListedPorts {
  private final ReadPorts single;
  private final DirectoryLists directory;
  private final ListedStudio studio;
  private final DynamoDbForeignProfiles foreignProfiles;
  private final Pace pace;
  private final PageProgress pages;

  ListedPorts(
      ReadPorts single,
      DirectoryLists directory,
      ListedStudio studio,
      DynamoDbForeignProfiles foreignProfiles,
      Pace pace,
      PageProgress pages) {
    this.single = single;
    this.directory = directory;
    this.studio = studio;
    this.foreignProfiles = foreignProfiles;
    this.pace = pace;
    this.pages = pages;
  }

  /**
   * A planner that decides as one on single calls does.
   *
   * @param snapshot the whole ledger
   */
  public UserPlanner planner(LedgerSnapshot snapshot) {
    ListedLedger ledger = new ListedLedger(snapshot, foreignProfiles, single.claims(), pages);
    return new UserPlanner(
        new ReadPorts(
            new ListedDirectory(
                single.directory(),
                directory,
                MappedGroups.all(single.mappings().current(), directory).toRead(),
                pace),
            single.mappings(),
            single.roleGuard(),
            studio,
            ledger,
            ledger,
            ledger,
            ledger,
            single.revocationRules(),
            single.home(),
            single.clock()));
  }
}
