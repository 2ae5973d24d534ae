package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import io.studioaccess.studioctl.lists.DirectoryLists;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Checks a well-formed row file against AWS. */
@Singleton
final class MappingFileCheck {
  private final FunctionSettings settings;
  private final DirectoryLists directory;
  private final RoleCheck roles;
  private final DomainCheck domains;
  private final Clock clock;
  private final Display display;

  MappingFileCheck(
      FunctionSettings settings,
      DirectoryLists directory,
      RoleCheck roles,
      DomainCheck domains,
      Clock clock,
      Display display) {
    this.settings = settings;
    this.directory = directory;
    this.roles = roles;
    this.domains = domains;
    this.clock = clock;
    this.display = display;
  }

  /** The findings of the parser and those of the AWS checks, in file order. */
  List<Finding> findings(MappingFile file) {
    List<Finding> findings = new ArrayList<>(file.findings());
    if (settings.mapping().table().isEmpty()) {
      findings.add(
          Finding.warning(
              new Place(1, 1),
              "the stack's MappingSource is convention: the functions do not read the table"));
    }
    Map<GroupName, GroupId> named = directory.idsOf(names(file.rows()));
    GroupCheck groups = new GroupCheck(directory, named);
    DateCheck dates = new DateCheck(clock.instant());
    Set<String> inaccessibleAccounts = new HashSet<>();
    try (Progress progress = display.progress("Checking rows", file.rows().size())) {
      for (WrittenRow row : file.rows()) {
        groups.finding(row).ifPresent(findings::add);
        dates.finding(row).ifPresent(findings::add);
        checkRoleAndDomain(row, inaccessibleAccounts, findings);
        progress.step();
      }
      findings.addAll(new TieCheck(directory, named).findings(file.rows()));
    }
    return findings.stream().sorted().toList();
  }

  private static Set<GroupName> names(List<WrittenRow> rows) {
    return rows.stream().map(row -> row.row().group()).collect(Collectors.toSet());
  }

  private void checkRoleAndDomain(
      WrittenRow row, Set<String> inaccessibleAccounts, List<Finding> findings) {
    String account = row.row().role().account();
    if (inaccessibleAccounts.contains(account)) {
      return;
    }
    try {
      roles.finding(row).ifPresent(findings::add);
      domains.findings(row).forEach(findings::add);
    } catch (InaccessibleAccountException e) {
      inaccessibleAccounts.add(account);
      findings.add(
          Finding.warning(
              row.placeOf("roleArn"),
              "roles and domains of account %s were not checked: %s"
                  .formatted(account, e.getMessage())));
    }
  }
}
