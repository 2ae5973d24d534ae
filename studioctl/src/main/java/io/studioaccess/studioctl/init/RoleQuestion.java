package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.aws.CandidateRoles;
import io.studioaccess.studioctl.console.CommandException;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The question for the roles of groups: one role for all, or one for each. */
final class RoleQuestion {
  private final List<FoundGroup> groups;
  private final List<RoleArn> candidates;
  private final Place place;
  private final Choices<RoleArn> roles;
  private final Choices<FoundGroup> named;

  RoleQuestion(List<FoundGroup> groups, List<RoleArn> candidates, Place place) {
    this.groups = groups;
    this.candidates = candidates;
    this.place = place;
    this.roles = new Choices<>("role", candidates, RoleArn::value, RoleArn::name);
    this.named =
        new Choices<>("chosen group", groups, it -> it.id().value(), it -> it.name().value());
  }

  Question<Map<FoundGroup, RoleArn>> question() {
    return new Question<>(
        groups.size() == 1
            ? "Which role do the members of %s get?".formatted(groups.getFirst().name())
            : "Which role do they get? (one for all, or GROUP=ROLE, GROUP=ROLE)",
        InitOptions.ROLE,
        roles.lines(RoleArn::value),
        proposal(),
        groups.size() > 1,
        this::read);
  }

  /** The one role with the name of each group, or the only role that there is for this purpose. */
  private Optional<Question.Fallback<Map<FoundGroup, RoleArn>>> proposal() {
    Map<FoundGroup, RoleArn> proposed = new LinkedHashMap<>();
    for (FoundGroup group : groups) {
      likely(group).ifPresent(role -> proposed.put(group, role));
    }
    if (proposed.size() < groups.size()) {
      return Optional.empty();
    }
    return Optional.of(new Question.Fallback<>(shown(proposed), proposed));
  }

  private Optional<RoleArn> likely(FoundGroup group) {
    List<RoleArn> likely =
        candidates.size() == 1 && isMade(candidates.getFirst())
            ? candidates
            : candidates.stream()
                .filter(role -> plain(role.name()).equals(plain(group.name().value())))
                .toList();
    return likely.size() == 1 ? Optional.of(likely.getFirst()) : Optional.empty();
  }

  /**
   * Whether the role was made for Studio Access. The only other one is often the console's, whose
   * policies allow much: somebody has to name it, since {@code AllowedRoleArns} gets it, too.
   */
  private boolean isMade(RoleArn role) {
    return role.value().startsWith(place.roles(CandidateRoles.PATH).replace("*", ""));
  }

  /** "Data Scientists" and "data-scientist" are alike. */
  private static String plain(String name) {
    return name.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{N}]", "").replaceAll("s$", "");
  }

  private static String shown(Map<FoundGroup, RoleArn> proposed) {
    return proposed.size() == 1
        ? proposed.values().iterator().next().name()
        : proposed.entrySet().stream()
            .map(it -> "%s=%s".formatted(it.getKey().name(), it.getValue().name()))
            .collect(Collectors.joining(", "));
  }

  private Map<FoundGroup, RoleArn> read(List<String> texts, boolean typed) {
    Map<FoundGroup, RoleArn> read = new LinkedHashMap<>();
    Set<RoleArn> forAll = new LinkedHashSet<>();
    for (String text : texts) {
      role(text, typed).ifPresentOrElse(forAll::add, () -> readPair(text, typed, read));
    }
    if (forAll.size() > 1) {
      throw new CommandException(
          "%s are each for all groups: write GROUP=ROLE."
              .formatted(forAll.stream().map(RoleArn::name).collect(Collectors.joining(" and "))));
    }
    forAll.forEach(role -> groups.forEach(group -> read.putIfAbsent(group, role)));
    groups.stream()
        .filter(group -> !read.containsKey(group))
        .findFirst()
        .ifPresent(
            group -> {
              throw new CommandException("Group '%s' has no role yet.".formatted(group.name()));
            });
    Map<FoundGroup, RoleArn> ordered = new LinkedHashMap<>();
    groups.forEach(group -> ordered.put(group, read.get(group)));
    return ordered;
  }

  /** Names of groups and of roles may contain equals signs. */
  private void readPair(String text, boolean typed, Map<FoundGroup, RoleArn> read) {
    int at = text.indexOf('=');
    while (at > 0) {
      Optional<RoleArn> role = role(text.substring(at + 1).strip(), typed);
      if (role.isPresent()) {
        // Never by number: the lines with numbers above this question are roles, and those of the
        // question before were numbers of all groups, not of the chosen ones.
        put(named.find(text.substring(0, at).strip(), false), role.get(), read);
        return;
      }
      at = text.indexOf('=', at + 1);
    }
    String name = text.substring(text.indexOf('=') + 1).strip();
    throw unknown(name);
  }

  private static void put(FoundGroup group, RoleArn role, Map<FoundGroup, RoleArn> read) {
    RoleArn before = read.putIfAbsent(group, role);
    if (before != null && !before.equals(role)) {
      throw new CommandException(
          "Group '%s' has two roles: %s and %s."
              .formatted(group.name(), before.name(), role.name()));
    }
  }

  private CommandException unknown(String name) {
    if (candidates.isEmpty()) {
      return new CommandException("'%s' is no role ARN.".formatted(name));
    }
    try {
      roles.find(name, false);
      return new CommandException("'%s' is not understood.".formatted(name));
    } catch (CommandException e) {
      return e;
    }
  }

  /** A listed role, or any other of the account by its ARN; the row's check looks at it. */
  private Optional<RoleArn> role(String text, boolean typed) {
    Optional<RoleArn> unlisted = RoleArn.reported(text);
    if (unlisted.isPresent()) {
      if (!unlisted.get().account().equals(place.account())) {
        throw new CommandException(
            "Role %s is in another account than the stack: docs/deploy.md#several-accounts says how domains there are served."
                .formatted(text));
      }
      return unlisted;
    }
    try {
      return Optional.of(roles.find(text, typed));
    } catch (CommandException e) {
      return Optional.empty();
    }
  }
}
