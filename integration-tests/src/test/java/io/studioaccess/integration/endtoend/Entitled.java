package io.studioaccess.integration.endtoend;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.User;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Who should have which role, worked out once more, from the directory and the rows as they stand.
 * Written apart from the product on purpose.
 */
final class Entitled {
  private Entitled() {}

  /** Role ARN by user id. */
  static Map<String, String> roles(Directory directory, History history) {
    Map<String, String> roles = new TreeMap<>();
    for (User user : history.users()) {
      User now = directory.user(user.userId());
      if (now.enabled() && !history.foreign().contains(user)) {
        role(directory, history.rows(), user).ifPresent(role -> roles.put(user.userId(), role));
      }
    }
    return roles;
  }

  private static Optional<String> role(
      Directory directory, Map<String, MappingRow> rows, User user) {
    return directory.memberships().stream()
        .filter(membership -> membership.userId().equals(user.userId()))
        .map(membership -> directory.group(membership.groupId()).displayName())
        .filter(rows::containsKey)
        .map(rows::get)
        .filter(MappingRow::enabled)
        .min(
            Comparator.comparingInt(MappingRow::priority).thenComparing(row -> row.group().value()))
        .map(row -> row.role().value());
  }
}
