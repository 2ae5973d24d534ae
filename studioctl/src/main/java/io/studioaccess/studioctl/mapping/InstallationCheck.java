package io.studioaccess.studioctl.mapping;

import io.studioaccess.aws.settings.FunctionSettings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.file.Finding;
import io.studioaccess.mapping.file.MappingFile;
import io.studioaccess.mapping.file.Place;
import io.studioaccess.mapping.file.WrittenRow;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.Progress;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Whether a file that is right in itself fits what AWS has. */
@Singleton
final class InstallationCheck {
  private final FunctionSettings settings;
  private final GroupDirectory directory;
  private final RoleCheck roles;
  private final DomainCheck domains;
  private final Display display;

  InstallationCheck(
      FunctionSettings settings,
      GroupDirectory directory,
      RoleCheck roles,
      DomainCheck domains,
      Display display) {
    this.settings = settings;
    this.directory = directory;
    this.roles = roles;
    this.domains = domains;
    this.display = display;
  }

  /** What is said of the file already, and what AWS has to say about its rows; in order. */
  List<Finding> findings(MappingFile file) {
    List<Finding> findings = new ArrayList<>(file.findings());
    if (settings.mapping().table().isEmpty()) {
      findings.add(
          Finding.warning(
              new Place(1, 1),
              "the stack's MappingSource is convention: it never reads the table, whatever the file"
                  + " says"));
    }
    Map<GroupName, GroupId> named = directory.idsOf(names(file.rows()));
    GroupCheck groups = new GroupCheck(directory, named);
    Set<String> closed = new HashSet<>();
    try (Progress progress = display.progress("Checking rows", file.rows().size())) {
      for (WrittenRow row : file.rows()) {
        groups.of(row).ifPresent(findings::add);
        inItsAccount(row, closed, findings);
        progress.step();
      }
      findings.addAll(new TieCheck(directory, named).of(file.rows()));
    }
    return findings.stream().sorted().toList();
  }

  private static Set<GroupName> names(List<WrittenRow> rows) {
    return rows.stream().map(row -> row.row().group()).collect(Collectors.toSet());
  }

  private void inItsAccount(WrittenRow row, Set<String> closed, List<Finding> findings) {
    String account = row.row().role().account();
    if (closed.contains(account)) {
      return;
    }
    try {
      roles.of(row).forEach(findings::add);
      domains.of(row).forEach(findings::add);
    } catch (InaccessibleAccountException e) {
      closed.add(account);
      findings.add(
          Finding.warning(
              row.placeOf("roleArn"),
              "roles and domains of account %s are not checked: %s"
                  .formatted(account, e.getMessage())));
    }
  }
}
