package io.studioaccess.studioctl.init;

import io.micronaut.context.BeanProvider;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.GlobalOptions;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks;
import io.studioaccess.studioctl.doctor.PrerequisiteChecks.Prerequisite;
import io.studioaccess.studioctl.mapping.RowFileText;
import io.studioaccess.studioctl.stack.Installation;
import io.studioaccess.studioctl.stack.PlannedStack;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Prepares a stack that does not exist yet. */
@Singleton
final class NewStack {
  private final Surveyor surveyor;
  private final Interview interview;
  private final PlannedStack planned;
  private final BeanProvider<PrerequisiteChecks> checks;
  private final BeanProvider<RowFileText> rowFiles;
  private final DeploymentFiles files;
  private final GlobalOptions globalOptions;
  private final Display display;

  NewStack(
      Surveyor surveyor,
      Interview interview,
      PlannedStack planned,
      BeanProvider<PrerequisiteChecks> checks,
      BeanProvider<RowFileText> rowFiles,
      DeploymentFiles files,
      GlobalOptions globalOptions,
      Display display) {
    this.surveyor = surveyor;
    this.interview = interview;
    this.planned = planned;
    this.checks = checks;
    this.rowFiles = rowFiles;
    this.files = files;
    this.globalOptions = globalOptions;
    this.display = display;
  }

  Prepared prepare(Place place, InitOptions options) {
    Survey survey = surveyor.survey(place, options);
    show(survey);
    List<Prerequisite> lacking = survey.lacking(options);
    if (survey.instance().isEmpty()) {
      return incomplete(survey, lacking, Map.of());
    }
    ChosenInstance instance = survey.instance().get();
    if (!lacking.isEmpty() || survey.groups().isEmpty()) {
      Map<String, String> parameters = DeployParameters.of(place, instance);
      planned.set(PlannedInstallation.of(globalOptions.stackName(), place, parameters), List.of());
      lacking.addAll(checks.get().missing());
      return incomplete(survey, lacking, parameters);
    }
    return complete(survey, instance, interview.answers(survey, options), options);
  }

  private void show(Survey survey) {
    display.note(
        "Account %s, region %s".formatted(survey.place().account(), survey.place().region()));
    survey
        .instance()
        .ifPresent(
            it ->
                display.note(
                    "  Identity Center  %s in %s, owned by %s"
                        .formatted(
                            it.identityStore(),
                            it.region(),
                            it.owner().equals(survey.place().account())
                                ? "this account"
                                : "account " + it.owner())));
    survey
        .domains()
        .ifPresent(
            it ->
                display.note(
                    "  Studio           %s, %d in SSO mode"
                        .formatted(
                            Quantity.of(it.size(), "domain"), survey.suitableDomains().size())));
    survey
        .roles()
        .ifPresent(
            it ->
                display.note(
                    "  Roles            %s SageMaker"
                        .formatted(Quantity.of(it.size(), "role trusts", "roles trust"))));
    survey
        .groups()
        .ifPresent(
            it -> display.note("  Groups           %s".formatted(Quantity.of(it.size(), "group"))));
  }

  private static Prepared incomplete(
      Survey survey, List<Prerequisite> lacking, Map<String, String> parameters) {
    List<Prerequisite> missing = new ArrayList<>(survey.readings().refused());
    missing.addAll(lacking);
    return new Prepared(List.of(), parameters, missing.stream().distinct().toList(), List.of());
  }

  private Prepared complete(
      Survey survey, ChosenInstance instance, Answers answers, InitOptions options) {
    Map<String, String> parameters = DeployParameters.of(survey.place(), instance, answers);
    List<MappingRow> rows = FirstRows.of(answers);
    Installation stack =
        PlannedInstallation.of(globalOptions.stackName(), survey.place(), parameters);
    planned.set(stack, rows);
    String mapping = RowFileText.of(rows);
    List<String> warnings = new ArrayList<>();
    Optional<List<String>> checked =
        survey.readings().read("the new rows", () -> rowFiles.get().warnings(mapping));
    checked.ifPresent(warnings::addAll);
    List<Prerequisite> missing = new ArrayList<>(checks.get().missing());
    missing.addAll(0, survey.readings().refused());
    warnings.forEach(warning -> missing.add(new Prerequisite("warning", warning, "")));
    List<Path> written = files.write(options, stack, parameters, mapping);
    return new Prepared(
        written,
        parameters,
        missing.stream().distinct().toList(),
        new NextSteps(options.directory(), stack).deployment(instance));
  }

  /**
   * @throws CommandException if the name cannot be a stack's
   */
  static void requireName(String stack) {
    if (!stack.matches("[A-Za-z][A-Za-z0-9-]{0,53}")) {
      throw new CommandException(
          "--stack-name: '%s' is no name for the stack: at most 54 letters, digits and hyphens, a letter first."
              .formatted(stack));
    }
  }
}
