package io.studioaccess.studioctl.init;

import io.studioaccess.mapping.GroupId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.studioctl.console.CommandException;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The questions about a first row, each of which an option can answer. */
@Singleton
final class Interview {
  private static final String NONE = "none";

  /** As the parameter AlarmEmail of template.yaml. */
  static final Pattern MAIL = Pattern.compile("[^@\\s]+@[^@\\s]+\\.[^@\\s]+");

  private final Questions questions;
  private final FoundGroups groups;

  Interview(Questions questions, FoundGroups groups) {
    this.questions = questions;
    this.groups = groups;
  }

  /**
   * Asks for the domain, its groups, their roles and a mail address.
   *
   * @param survey with an instance, a group and a suitable domain
   */
  Answers answers(Survey survey, InitOptions options) {
    FoundDomain domain = domain(survey, options);
    Set<GroupId> assigned =
        survey
            .readings()
            .read(
                "the groups that may sign in to domain " + domain.id(),
                () -> groups.assignedTo(domain, survey.instance().orElseThrow()))
            .orElse(Set.of());
    List<FoundGroup> chosen =
        questions.answer(groups(survey.groups().orElseThrow(), assigned, domain), options.groups());
    Map<FoundGroup, RoleArn> roles =
        questions.answer(
            new RoleQuestion(chosen, candidates(survey, domain), survey.place()).question(),
            options.roles());
    return new Answers(domain, roles, questions.answer(mail(), options.alarmEmail()));
  }

  /** The default role of the domain should have no permissions, so it is nobody's role. */
  private static List<RoleArn> candidates(Survey survey, FoundDomain domain) {
    return survey.roles().orElse(List.of()).stream()
        .filter(role -> !domain.details().defaultRole().equals(Optional.of(role)))
        .toList();
  }

  private FoundDomain domain(Survey survey, InitOptions options) {
    List<FoundDomain> suitable = survey.suitableDomains();
    ChosenInstance instance = survey.instance().orElseThrow();
    FoundDomain chosen =
        suitable.size() == 1 && options.domain().isEmpty()
            ? suitable.getFirst()
            : questions.answer(domains(survey), options.domain());
    if (!chosen.application().isEmpty() && !instance.has(chosen.application())) {
      throw new CommandException(
          "The users of domain %s sign in through another instance of IAM Identity Center than %s. Pass another --domain or --identity-store. Nothing was written."
              .formatted(chosen.id(), instance.identityStore()));
    }
    return chosen;
  }

  private static Question<FoundDomain> domains(Survey survey) {
    Choices<FoundDomain> choices =
        new Choices<>(
            "Studio domain",
            survey.domains().orElse(List.of()),
            FoundDomain::id,
            FoundDomain::name);
    return new Question<>(
        "Which Studio domain?",
        InitOptions.DOMAIN,
        choices.lines(FoundDomain::line),
        Optional.empty(),
        false,
        (texts, typed) -> suitable(choices.find(texts.getFirst(), typed)));
  }

  private static FoundDomain suitable(FoundDomain domain) {
    domain
        .details()
        .unsuitable()
        .ifPresent(
            reason -> {
              throw new CommandException(reason + ".");
            });
    return domain;
  }

  private static Question<List<FoundGroup>> groups(
      List<FoundGroup> all, Set<GroupId> assigned, FoundDomain domain) {
    Choices<FoundGroup> choices =
        new Choices<>("group", all, it -> it.id().value(), it -> it.name().value());
    List<FoundGroup> likely =
        all.size() == 1 ? all : all.stream().filter(it -> assigned.contains(it.id())).toList();
    return new Question<>(
        "Which groups get access to domain %s? (numbers or names, with commas)"
            .formatted(domain.id()),
        InitOptions.GROUP,
        choices.lines(
            it -> it.name() + (assigned.contains(it.id()) ? "  (may sign in today)" : "")),
        likely.isEmpty()
            ? Optional.empty()
            : Optional.of(
                new Question.Fallback<>(
                    likely.stream().map(it -> it.name().value()).collect(Collectors.joining(", ")),
                    likely)),
        true,
        (texts, typed) ->
            texts.stream().map(text -> choices.find(text, typed)).distinct().toList());
  }

  private static Question<Optional<String>> mail() {
    return new Question<>(
        "Mail address for alarms?",
        InitOptions.ALARM_EMAIL,
        List.of(),
        Optional.of(new Question.Fallback<>(NONE, Optional.empty())),
        false,
        (texts, _) -> mail(texts.getFirst()));
  }

  private static Optional<String> mail(String text) {
    if (text.equalsIgnoreCase(NONE)) {
      return Optional.empty();
    }
    if (!MAIL.matcher(text).matches()) {
      throw new CommandException("'%s' is no mail address; type none for no mail.".formatted(text));
    }
    return Optional.of(text);
  }
}
