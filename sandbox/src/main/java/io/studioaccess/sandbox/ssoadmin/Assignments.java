package io.studioaccess.sandbox.ssoadmin;

import io.studioaccess.sandbox.wire.Refusal;
import java.util.HashSet;
import java.util.NavigableMap;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** Who is assigned to which application of Identity Center. */
public final class Assignments {

  private final NavigableMap<String, Assignment> byKey = new TreeMap<>();
  private final Set<String> open = new HashSet<>();

  /** A user or a group and an application. */
  public record Assignment(String applicationArn, PrincipalType type, String principalId) {

    private String key() {
      return applicationArn + " " + type + " " + principalId;
    }
  }

  /** Whether anybody may use the application from now on, or only whom it is assigned to. */
  public synchronized void require(String applicationArn, boolean assignment) {
    if (assignment) {
      open.remove(applicationArn);
    } else {
      open.add(applicationArn);
    }
  }

  synchronized boolean isRequired(String applicationArn) {
    return !open.contains(applicationArn);
  }

  public synchronized boolean has(Assignment assignment) {
    return byKey.containsKey(assignment.key());
  }

  /** Refuses, with ConflictException, what is there already. */
  public synchronized void add(Assignment assignment) {
    if (byKey.putIfAbsent(assignment.key(), assignment) != null) {
      throw new Refusal(
          "ConflictException",
          "%s %s is already assigned to the application."
              .formatted(assignment.type(), assignment.principalId()));
    }
  }

  /** Refuses, with ResourceNotFoundException, what is not there. */
  public synchronized void remove(Assignment assignment) {
    if (byKey.remove(assignment.key()) == null) {
      throw notFound("Application assignment does not exist.");
    }
  }

  synchronized NavigableMap<String, Assignment> where(Predicate<Assignment> which) {
    return byKey.values().stream()
        .filter(which)
        .collect(Collectors.toMap(Assignment::key, a -> a, (one, other) -> one, TreeMap::new));
  }

  static Refusal notFound(String message) {
    return new Refusal("ResourceNotFoundException", message);
  }
}
