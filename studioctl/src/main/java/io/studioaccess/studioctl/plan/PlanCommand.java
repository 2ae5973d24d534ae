package io.studioaccess.studioctl.plan;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.studioctl.console.Count;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.plan.PlannedChange.Kind;
import io.studioaccess.studioctl.stack.Installation;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows a {@link Plan}. */
@Prototype
@Command(
    name = "plan",
    description = {
      "What a sweep would do, for one user, some, or everybody; nothing is done.",
      "Exit code 0: nothing; 2: there are changes."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl plan",
      "  studioctl plan --user ana",
      "  studioctl plan --group data-scientists --out plan.json",
      "  studioctl plan --output json | jq '.entries[] | select(.counted)'"
    })
public final class PlanCommand implements Callable<Integer> {
  private final BeanProvider<PlanMaker> maker;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;
  private final Clock clock;

  @Mixin private Selection selection;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description = "Write the plan there, for \"studioctl sweep --plan FILE\"")
  private Optional<Path> out = Optional.empty();

  PlanCommand(
      BeanProvider<PlanMaker> maker,
      BeanProvider<Installation> installation,
      BeanProvider<ReconcileSettings> settings,
      Display display,
      Clock clock) {
    this.maker = maker;
    this.installation = installation;
    this.settings = settings;
    this.display = display;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    Plan plan = maker.get().make(selection, "studioctl-" + UUID.randomUUID());
    out.ifPresent(file -> ReconcilePlanFile.write(file, plan, installation.get(), clock.instant()));
    if (display.isJson()) {
      display.json(plan.fields());
    } else {
      show(plan);
    }
    return plan.hasChanges() ? ExitCode.CHANGES : ExitCode.FINE;
  }

  private void show(Plan plan) {
    List<PlannedChange> shown =
        plan.entries().stream().filter(entry -> entry.kind() != Kind.NOTHING).toList();
    if (!shown.isEmpty()) {
      display.table(
          List.of("user", "domain", "profile", "next", "because"),
          shown.stream().map(this::row).toList());
      display.line("");
    }
    plan.inaccessible()
        .forEach((domain, reason) -> display.line(display.bad(domain.id() + ": " + reason)));
    display.line(summary(plan));
  }

  private List<String> row(PlannedChange entry) {
    String next =
        switch (entry.kind()) {
          case CHANGE -> display.doubtful(entry.next());
          case TROUBLE -> display.bad(entry.next());
          case NOTHING -> entry.next();
        };
    return List.of(entry.userName(), entry.domain(), entry.profile(), next, entry.because());
  }

  private String summary(Plan plan) {
    int changes = plan.of(Kind.CHANGE).size();
    if (plan.users().isEmpty()) {
      return display.good("Everybody is as they should be.");
    }
    String counted =
        plan.counted() == 0
            ? ""
            : ", of which %d count towards the %d of an hour"
                .formatted(plan.counted(), settings.get().maxRevocationsPerHour());
    int troubles = plan.of(Kind.TROUBLE).size();
    return "%s would be looked at: %s%s%s."
        .formatted(
            Count.of(plan.users().size(), "user"),
            Count.of(changes, "change"),
            counted,
            troubles == 0 ? "" : ", %d that somebody has to see to".formatted(troubles));
  }
}
