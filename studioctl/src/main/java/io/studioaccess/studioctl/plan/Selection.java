package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.GroupName;
import io.studioaccess.studioctl.lists.KnownNames;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Selects users; all users by default. */
public final class Selection {
  @Option(
      names = "--user",
      paramLabel = "NAME",
      description = "Only this user: user name or user id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Only current and former members of this group")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "Only this domain, such as d-abcdefghijkl")
  private Optional<String> domain = Optional.empty();

  /** The selection of a plan file. */
  static Selection of(Map<String, Object> fields) {
    Selection selection = new Selection();
    selection.user = Optional.ofNullable(fields.get("user")).map(Object::toString);
    selection.group = Optional.ofNullable(fields.get("group")).map(Object::toString);
    selection.domain = Optional.ofNullable(fields.get("domain")).map(Object::toString);
    return selection;
  }

  /** Only what is selected: none for all users. */
  Map<String, String> fields() {
    Map<String, String> fields = new LinkedHashMap<>();
    user.ifPresent(name -> fields.put("user", name));
    group.ifPresent(name -> fields.put("group", name));
    domain.ifPresent(id -> fields.put("domain", id));
    return fields;
  }

  public boolean isEmpty() {
    return user.isEmpty() && group.isEmpty() && domain.isEmpty();
  }

  Optional<String> user() {
    return user;
  }

  Optional<GroupName> group() {
    return group.map(KnownNames::group);
  }

  /** As typed. */
  Optional<String> domain() {
    return domain;
  }
}
