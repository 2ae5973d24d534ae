package io.studioaccess.studioctl.doctor;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.studioctl.aws.InstanceTypes;
import io.studioaccess.studioctl.aws.InstanceTypes.Undenied;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import software.amazon.awssdk.services.iam.model.NoSuchEntityException;

/** {@code HiddenInstanceTypes} hides types on Studio's pages, and denies nobody the API. */
@Singleton
final class InstanceTypesCheck implements Check {
  private final MappedRows mappedRows;
  private final InstanceTypes instanceTypes;

  InstanceTypesCheck(MappedRows mappedRows, InstanceTypes instanceTypes) {
    this.mappedRows = mappedRows;
    this.instanceTypes = instanceTypes;
  }

  @Override
  public List<Finding> findings() {
    List<MappingRow> rows =
        mappedRows.enabledRows().stream()
            .map(MappedRows.EnabledRow::row)
            .filter(row -> !hidden(row).isEmpty())
            .distinct()
            .toList();
    return rows.isEmpty()
        ? List.of(Finding.skipped("no row hides instance types"))
        : mappedRows.forEachDomain(
            domain ->
                rows.stream()
                    .filter(row -> mappedRows.domainOf(row).equals(domain))
                    .flatMap(row -> finding(row, domain)));
  }

  private static List<String> hidden(MappingRow row) {
    return row.userSettings().fields().get("StudioWebPortalSettings") instanceof Map<?, ?> portal
            && portal.get("HiddenInstanceTypes") instanceof List<?> types
        ? types.stream().map(String::valueOf).toList()
        : List.of();
  }

  private Stream<Finding> finding(MappingRow row, DomainArn domain) {
    Undenied left;
    try {
      left = instanceTypes.undenied(row.role(), domain, hidden(row));
    } catch (NoSuchEntityException e) {
      return Stream.empty(); // RoleTrustCheck reports it.
    }
    if (left.types().isEmpty()) {
      return Stream.empty();
    }
    String facts =
        "the row of group '%s' in domain %s hides %s"
            .formatted(row.group(), domain.id(), String.join(", ", left.types()));
    String fix =
        "deny them to role %s by the condition key sagemaker:InstanceTypes, as templates/execution-roles.yaml does"
            .formatted(row.role().name());
    return Stream.of(
        left.unread().isEmpty()
            ? Finding.warning(
                facts + ", and its role does not deny them: whoever calls the API gets them", fix)
            : Finding.hint(
                "%s. Whether its role denies them is unknown: no inline policy does, and the attached ones were not read (%s)"
                    .formatted(facts, String.join(", ", left.unread())),
                fix));
  }
}
