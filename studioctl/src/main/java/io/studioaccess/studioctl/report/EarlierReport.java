package io.studioaccess.studioctl.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.FileReason;
import io.studioaccess.studioctl.report.AccessReport.Difference;
import io.studioaccess.studioctl.report.AccessReport.Kind;
import io.studioaccess.studioctl.report.AccessReport.Mark;
import io.studioaccess.studioctl.report.AccessReport.Metadata;
import io.studioaccess.studioctl.report.AccessReport.Person;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * The access of an earlier report, from its JSON file. Only access counts: a user without it is the
 * same as a user who is not in the report.
 *
 * @param access by user and domain
 */
record EarlierReport(String file, Metadata metadata, Map<String, Access> access) {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int VERSION = 1;

  /** Of reports that were written before a person had marks. */
  private static final Set<String> STATES_WITH_ACCESS = Set.of("has access", "changing role");

  private record Access(String userName, String userId, String domain, String role, String group) {
    String key() {
      return userId + " " + domain;
    }
  }

  /**
   * Reads a file of {@code report --output json}.
   *
   * @throws CommandException that names the file and says what is wrong with it
   */
  static EarlierReport read(String file) {
    JsonNode json = json(file);
    if (json.path("version").asInt(VERSION) != VERSION) {
      throw new CommandException(
          "%s has version %s of the format, which this studioctl does not know. Use a later one."
              .formatted(file, json.path("version")));
    }
    JsonNode metadata = json.path("metadata");
    if (!metadata.isObject() || !json.path("people").isArray()) {
      throw new CommandException(
          "%s is no report: it lacks metadata or people. Write one with \"studioctl report --output json\"."
              .formatted(file));
    }
    Map<String, Access> access = new LinkedHashMap<>();
    for (JsonNode person : json.path("people")) {
      if (hasAccess(person)) {
        Access read =
            new Access(
                text(file, person, "userName"),
                text(file, person, "userId"),
                text(file, person, "domain"),
                text(file, person, "role"),
                text(file, person, "group"));
        access.put(read.key(), read);
      }
    }
    return new EarlierReport(
        file,
        new Metadata(
            text(file, metadata, "createdAt"),
            text(file, metadata, "createdBy"),
            text(file, metadata, "stack"),
            text(file, metadata, "account"),
            text(file, metadata, "region")),
        access);
  }

  private static JsonNode json(String file) {
    try {
      return JSON.readTree(Files.readString(Path.of(file)));
    } catch (NoSuchFileException e) {
      throw new CommandException("There is no file %s.".formatted(file), e);
    } catch (JsonProcessingException e) {
      throw new CommandException(
          "%s:%d:%d is not JSON. Pass a file of \"studioctl report --output json\"."
              .formatted(file, e.getLocation().getLineNr(), e.getLocation().getColumnNr()),
          e);
    } catch (IOException e) {
      throw new CommandException("Cannot read %s: %s.".formatted(file, FileReason.of(e)), e);
    }
  }

  private static boolean hasAccess(JsonNode person) {
    JsonNode marks = person.path("marks");
    if (marks.isArray()) {
      return Stream.iterate(0, n -> n < marks.size(), n -> n + 1)
          .anyMatch(n -> marks.get(n).asText().equals(Mark.ACCESS.name()));
    }
    String state = person.path("state").asText().replaceFirst(" \\(user disabled\\)$", "");
    return STATES_WITH_ACCESS.contains(state);
  }

  private static String text(String file, JsonNode object, String field) {
    JsonNode value = object.path(field);
    if (!value.isTextual()) {
      throw new CommandException(
          "%s is no report: the field %s is missing in %s, or is no text."
              .formatted(file, field, shortened(object)));
    }
    return value.textValue();
  }

  private static String shortened(JsonNode object) {
    String text = object.toString();
    return text.length() > 100 ? text.substring(0, 100) + "…" : text;
  }

  /**
   * The report with the differences from this one.
   *
   * @throws CommandException if this is not an earlier report of the same stack
   */
  AccessReport comparedWith(AccessReport report) {
    requireEarlierOfSameStack(report.metadata());
    Map<String, Access> now = new LinkedHashMap<>();
    Map<String, String> names = new LinkedHashMap<>();
    for (Person person : report.people()) {
      names.put(person.userId(), person.userName());
      if (person.marks().contains(Mark.ACCESS)) {
        Access current =
            new Access(
                person.userName(), person.userId(), person.domain(), person.role(), person.group());
        now.put(current.key(), current);
      }
    }
    Set<String> keys = new TreeSet<>(access.keySet());
    keys.addAll(now.keySet());
    return report.withDifferences(
        metadata.createdAt(),
        keys.stream()
            .flatMap(
                key ->
                    difference(
                        Optional.ofNullable(access.get(key)), Optional.ofNullable(now.get(key)))
                        .stream())
            .map(difference -> named(difference, names))
            .sorted(
                Comparator.comparing(Difference::userName)
                    .thenComparing(Difference::userId)
                    .thenComparing(Difference::domain))
            .toList());
  }

  private void requireEarlierOfSameStack(Metadata current) {
    boolean isSame =
        metadata.stack().equals(current.stack())
            && metadata.account().equals(current.account())
            && metadata.region().equals(current.region());
    if (!isSame) {
      throw new CommandException(
          "%s is a report of stack %s in account %s, %s; this is %s in account %s, %s."
              .formatted(
                  file,
                  metadata.stack(),
                  metadata.account(),
                  metadata.region(),
                  current.stack(),
                  current.account(),
                  current.region()));
    }
    if (metadata.createdAt().compareTo(current.createdAt()) > 0) {
      throw new CommandException(
          "%s was created at %s, which is later than now: pass an earlier report."
              .formatted(file, metadata.createdAt()));
    }
  }

  private static Optional<Difference> difference(Optional<Access> before, Optional<Access> now) {
    Access known = now.or(() -> before).orElseThrow();
    String roleBefore = before.map(Access::role).orElse("");
    String role = now.map(Access::role).orElse("");
    String groupBefore = before.map(Access::group).orElse("");
    String group = now.map(Access::group).orElse("");
    boolean isSame =
        before.isPresent()
            && now.isPresent()
            && role.equals(roleBefore)
            && group.equals(groupBefore);
    if (isSame) {
      return Optional.empty();
    }
    Kind kind = before.isEmpty() ? Kind.GAINED : now.isEmpty() ? Kind.LOST : Kind.CHANGED;
    return Optional.of(
        new Difference(
            known.userName(),
            known.userId(),
            known.domain(),
            kind,
            roleBefore,
            role,
            groupBefore,
            group));
  }

  /** With the current name of a user who was renamed. */
  private static Difference named(Difference found, Map<String, String> names) {
    String name =
        Optional.ofNullable(names.get(found.userId()))
            .filter(current -> !current.isEmpty())
            .orElse(found.userName());
    return new Difference(
        name,
        found.userId(),
        found.domain(),
        found.kind(),
        found.roleBefore(),
        found.role(),
        found.groupBefore(),
        found.group());
  }
}
