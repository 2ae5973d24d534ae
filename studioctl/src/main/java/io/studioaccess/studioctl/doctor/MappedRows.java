package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.GroupDirectory;
import jakarta.inject.Singleton;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The mapping as the functions read it, with the groups and domains of its rows. */
@Singleton
final class MappedRows {
  private final GroupMappings mappings;
  private final GroupDirectory directory;
  private final Studio studio;
  private final Region home;

  MappedRows(GroupMappings mappings, GroupDirectory directory, Studio studio, Region home) {
    this.mappings = mappings;
    this.directory = directory;
    this.studio = studio;
    this.home = home;
  }

  /**
   * An enabled row with its group.
   *
   * @param group empty if the directory has no such group
   */
  record EnabledRow(MappingRow row, Optional<GroupId> group) {}

  MappingRows rows() {
    return mappings.current();
  }

  /** The enabled rows of the table, and those that the naming convention yields. */
  List<EnabledRow> enabledRows() {
    List<MappingRow> tableRows = rows().rows().stream().filter(MappingRow::enabled).toList();
    Map<GroupName, GroupId> named =
        directory.idsOf(tableRows.stream().map(MappingRow::group).collect(Collectors.toSet()));
    Stream<EnabledRow> resolved =
        tableRows.stream()
            .map(
                row ->
                    new EnabledRow(
                        row,
                        row.pinnedGroup().or(() -> Optional.ofNullable(named.get(row.group())))));
    return Stream.concat(resolved, conventionRows()).distinct().toList();
  }

  private Stream<EnabledRow> conventionRows() {
    return rows().convention().isEmpty()
        ? Stream.empty()
        : directory.groups().entrySet().stream()
            .flatMap(
                group ->
                    rows().rowsFor(group.getKey(), Optional.of(group.getValue())).stream()
                        .map(row -> new EnabledRow(row, Optional.of(group.getKey()))));
  }

  DomainArn domainOf(MappingRow row) {
    return DomainArn.of(row.domain(), row.role(), row.region().orElse(home));
  }

  /**
   * Runs a check for each mapped domain. An account without access yields one finding, {@link
   * CheckStatus#UNCHECKED}.
   */
  List<Finding> forEachDomain(Function<DomainArn, Stream<Finding>> check) {
    List<DomainArn> domains = rows().domains(home).stream().sorted().toList();
    if (domains.isEmpty()) {
      return List.of(Finding.skipped("the mapping has no rows"));
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> inaccessibleAccounts = new HashSet<>();
    for (DomainArn domain : domains) {
      try {
        check.apply(domain).forEach(findings::add);
      } catch (InaccessibleAccountException e) {
        if (inaccessibleAccounts.add(domain.account())) {
          findings.add(Finding.unchecked(String.valueOf(e.getMessage())));
        }
      }
    }
    return findings;
  }

  /**
   * Like {@link #forEachDomain}, for domains that exist and are in SSO mode only. {@link
   * DomainsCheck} reports the others.
   */
  List<Finding> forEachServedDomain(BiFunction<DomainArn, Studio.Domain, Stream<Finding>> check) {
    return forEachDomain(
        domain ->
            studio.domain(domain).filter(found -> found.unsuitable().isEmpty()).stream()
                .flatMap(found -> check.apply(domain, found)));
  }
}
