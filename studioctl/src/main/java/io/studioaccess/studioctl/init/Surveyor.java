package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.studioctl.aws.CandidateRoles;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Console;
import io.studioaccess.studioctl.console.ErrorHandler;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;

/** Finds what a deployment needs. */
@Singleton
final class Surveyor {
  private final FoundDomains domains;
  private final InstanceQuestion instances;
  private final CandidateRoles roles;
  private final FoundGroups groups;
  private final ErrorHandler errors;

  Surveyor(
      FoundDomains domains,
      InstanceQuestion instances,
      CandidateRoles roles,
      FoundGroups groups,
      Console console,
      GlobalOptions options) {
    this.domains = domains;
    this.instances = instances;
    this.roles = roles;
    this.groups = groups;
    this.errors = new ErrorHandler(console, options);
  }

  Survey survey(Place place, InitOptions options) {
    Readings readings = new Readings(errors);
    Optional<List<FoundDomain>> found =
        readings.read("the Studio domains", domains::all).or(() -> named(place, options, readings));
    Optional<ChosenInstance> instance =
        instances.choose(place, options, found.orElse(List.of()), readings);
    return new Survey(
        place,
        instance,
        found,
        readings.read("the roles", roles::all),
        instance.flatMap(it -> readings.read("the groups", () -> groups.all(it))),
        readings);
  }

  /** Who may not list the domains can name one by its id. */
  private Optional<List<FoundDomain>> named(Place place, InitOptions options, Readings readings) {
    return options.domain().stream()
        .findFirst()
        .map(text -> id(text, readings))
        .flatMap(
            id -> readings.read("domain " + id, () -> domains.withId(id, place).stream().toList()));
  }

  private static DomainId id(String text, Readings readings) {
    try {
      return new DomainId(text);
    } catch (IllegalArgumentException e) {
      throw new CommandException(
          "--domain: '%s' is no id of a Studio domain: d- and at most 61 lower-case letters, digits and hyphens. A name is not enough, since the domains cannot be listed. Nothing was written."
              .formatted(text),
          readings.refused().stream().map(Prerequisite::message).toList());
    }
  }
}
