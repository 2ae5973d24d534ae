package io.studioaccess.sandbox.ssoadmin;

import io.studioaccess.sandbox.wire.ServiceException;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** The assignments of users and groups to applications of Identity Center. */
public final class Assignments {

  private final NavigableMap<String, Assignment> byKey = new TreeMap<>();
  private final Set<String> withoutRequirement = new HashSet<>();

  /** An assignment of a user or a group to an application. */
  public record Assignment(String applicationArn, PrincipalType type, String principalId) {

    private String key() {
      return applicationArn + " " + type + " " + principalId;
    }
  }

  /** Sets whether the application requires an assignment; otherwise every user may use it. */
  public synchronized void setRequired(String applicationArn, boolean required) {
    if (required) {
      withoutRequirement.remove(applicationArn);
    } else {
      withoutRequirement.add(applicationArn);
    }
  }

  synchronized boolean isRequired(String applicationArn) {
    return !withoutRequirement.contains(applicationArn);
  }

  public synchronized boolean has(Assignment required) {
    return byKey.containsKey(required.key());
  }

  /**
   * @throws ServiceException ConflictException if the assignment exists
   */
  public synchronized void add(Assignment required) {
    if (byKey.putIfAbsent(required.key(), required) != null) {
      throw new ServiceException(
          "ConflictException",
          "%s %s is already assigned to the application."
              .formatted(required.type(), required.principalId()));
    }
  }

  /**
   * @throws ServiceException ResourceNotFoundException if the assignment does not exist
   */
  public synchronized void remove(Assignment required) {
    if (byKey.remove(required.key()) == null) {
      throw notFound("Application assignment does not exist.");
    }
  }

  public synchronized List<Assignment> all() {
    return List.copyOf(byKey.values());
  }

  synchronized NavigableMap<String, Assignment> where(Predicate<Assignment> condition) {
    return byKey.values().stream()
        .filter(condition)
        .collect(Collectors.toMap(Assignment::key, a -> a, (one, other) -> one, TreeMap::new));
  }

  static ServiceException notFound(String message) {
    return new ServiceException("ResourceNotFoundException", message);
  }
}
