package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
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

  Optional<String> user() {
    return user;
  }

  Optional<GroupName> group() {
    return group.map(GroupName::new);
  }

  Optional<DomainId> domain() {
    return domain.map(DomainId::new);
  }
}
