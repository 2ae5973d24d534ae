package io.studioaccess.sandbox.identitystore;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.List;
import software.amazon.awssdk.services.identitystore.model.Filter;

/** The deprecated filter of ListUsers and ListGroups: at most one, by name only. */
record Filters(List<String> names) {

  static Filters of(String attribute, List<Filter> filters) {
    for (var filter : filters) {
      if (!filter.attributePath().equals(attribute)) {
        throw ServiceException.validation(
            "AttributePath is not supported: " + filter.attributePath());
      }
    }
    return new Filters(filters.stream().map(Filter::attributeValue).toList());
  }

  boolean accepts(String name) {
    return names.isEmpty() || names.stream().anyMatch(name::equalsIgnoreCase);
  }
}
