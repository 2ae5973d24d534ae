package io.studioaccess.studioctl.plan;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupName;
import java.util.Optional;
import picocli.CommandLine.Option;

/** Whom a command is about; everybody without any of these. */
public final class Selection {
  @Option(names = "--user", paramLabel = "NAME", description = "One user, by user name or id")
  private Optional<String> user = Optional.empty();

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "The members of one group, and those who were")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "What concerns one domain, such as d-abcdefghijkl")
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
