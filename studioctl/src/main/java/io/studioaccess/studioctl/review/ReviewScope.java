package io.studioaccess.studioctl.review;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.RoleArn;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Which access a review is about. All conditions apply; without any it is all access.
 *
 * @param group a mapped group that the person is in, or that granted the role; its name
 * @param role the ARN of the role, or its name without the path
 * @param domain the id of the domain
 */
record ReviewScope(Optional<String> group, Optional<String> role, Optional<String> domain) {

  boolean includes(DomainId other) {
    return domain.filter(id -> !id.equals(other.value())).isEmpty();
  }

  boolean includes(RoleArn other) {
    return role.filter(text -> !text.equals(other.value()) && !text.equals(other.name())).isEmpty();
  }

  boolean includesAny(Stream<GroupName> groups) {
    return group.isEmpty() || groups.anyMatch(name -> name.value().equals(group.get()));
  }

  /** For people: {@code group data-scientists, domain d-abcdefghijkl}. */
  String text() {
    String conditions =
        Stream.of(
                group.map("group "::concat).stream(),
                role.map("role "::concat).stream(),
                domain.map("domain "::concat).stream())
            .flatMap(texts -> texts)
            .collect(Collectors.joining(", "));
    return conditions.isEmpty() ? "all access" : conditions;
  }
}
