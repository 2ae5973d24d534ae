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

/** The mapping as the functions read it, and what it speaks of. */
@Singleton
final class Mapped {
  private final GroupMappings mappings;
  private final GroupDirectory directory;
  private final Studio studio;
  private final Region home;

  Mapped(GroupMappings mappings, GroupDirectory directory, Studio studio, Region home) {
    this.mappings = mappings;
    this.directory = directory;
    this.studio = studio;
    this.home = home;
  }

  /**
   * An enabled row.
   *
   * @param group that it is about, where the directory has it
   */
  record Meant(MappingRow row, Optional<GroupId> group) {}

  MappingRows rows() {
    return mappings.current();
  }

  /** All rows that give something: those of the table, and those by the names of groups. */
  List<Meant> meant() {
    List<MappingRow> written = rows().rows().stream().filter(MappingRow::enabled).toList();
    Map<GroupName, GroupId> named =
        directory.idsOf(written.stream().map(MappingRow::group).collect(Collectors.toSet()));
    Stream<Meant> ofTable =
        written.stream()
            .map(
                row ->
                    new Meant(
                        row,
                        row.pinnedGroup().or(() -> Optional.ofNullable(named.get(row.group())))));
    return Stream.concat(ofTable, byName()).distinct().toList();
  }

  private Stream<Meant> byName() {
    return rows().convention().isEmpty()
        ? Stream.empty()
        : directory.groups().entrySet().stream()
            .flatMap(
                group ->
                    rows().rowsFor(group.getKey(), Optional.of(group.getValue())).stream()
                        .map(row -> new Meant(row, Optional.of(group.getKey()))));
  }

  DomainArn domainOf(MappingRow row) {
    return DomainArn.of(row.domain(), row.role(), row.region().orElse(home));
  }

  /** Asks something about each domain; an account that cannot be entered leaves it open. */
  List<Finding> inEach(Function<DomainArn, Stream<Finding>> question) {
    List<DomainArn> domains = rows().domains(home).stream().sorted().toList();
    if (domains.isEmpty()) {
      return List.of(Finding.moot("there are no rows"));
    }
    List<Finding> findings = new ArrayList<>();
    Set<String> closed = new HashSet<>();
    for (DomainArn domain : domains) {
      try {
        question.apply(domain).forEach(findings::add);
      } catch (InaccessibleAccountException e) {
        if (closed.add(domain.account())) {
          findings.add(Finding.unchecked(String.valueOf(e.getMessage())));
        }
      }
    }
    return findings;
  }

  /** As {@link #inEach}, of the domains that can be served; an earlier check names the others. */
  List<Finding> inEachServed(BiFunction<DomainArn, Studio.Domain, Stream<Finding>> question) {
    return inEach(
        domain ->
            studio.domain(domain).filter(found -> found.unsuitable().isEmpty()).stream()
                .flatMap(found -> question.apply(domain, found)));
  }
}
