package io.studioaccess.studioctl.review;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.settings.ReconcileSettings;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.NewFile;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.lists.DirectoryLists;
import io.studioaccess.studioctl.plan.PlanText;
import io.studioaccess.studioctl.report.SourceReader;
import io.studioaccess.studioctl.report.Sources;
import io.studioaccess.studioctl.stack.Installation;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

@Prototype
@Command(
    name = "apply",
    description = {
      "Take away what a review decided to remove: the memberships of the groups that give it.",
      "For groups of an identity provider it writes the list for its people instead."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl review apply review.yaml",
      "  studioctl review apply review.csv --list to-do.csv --yes"
    })
final class ApplyReview implements Callable<Integer> {
  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<DirectoryLists> directory;
  private final BeanProvider<GroupOrigins> origins;
  private final BeanProvider<MembershipRemover> remover;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<ReconcileSettings> settings;
  private final Display display;

  @Parameters(paramLabel = "FILE", description = "The file of review new, with decisions")
  private String file = "";

  @Option(
      names = "--list",
      paramLabel = "FILE",
      description = "Where to write the list for the identity provider. Default: FILE-removals.csv")
  private Optional<String> list = Optional.empty();

  ApplyReview(
      BeanProvider<SourceReader> reader,
      BeanProvider<DirectoryLists> directory,
      BeanProvider<GroupOrigins> origins,
      BeanProvider<MembershipRemover> remover,
      BeanProvider<Installation> installation,
      BeanProvider<ReconcileSettings> settings,
      Display display) {
    this.reader = reader;
    this.directory = directory;
    this.origins = origins;
    this.remover = remover;
    this.installation = installation;
    this.settings = settings;
    this.display = display;
  }

  @Override
  public Integer call() {
    Review review = ReviewFile.read(file, installation.get());
    Sources sources = reader.get().read();
    ReviewState state = ReviewState.of(review, sources, file);
    RemovalPlan plan = RemovalPlan.of(state, sources, directory.get());
    if (!plan.findings().isEmpty()) {
      throw ReviewFile.refusal(file, plan.findings());
    }
    noteWhatIsLeft(state);
    if (plan.removals().isEmpty()) {
      display.result(
          Map.of("membershipsRemoved", 0, "forTheIdentityProvider", 0, "list", ""),
          "Nothing to do: nobody who is to be removed is still in a group.");
      return ExitCode.OK;
    }
    Map<GroupId, String> synchronised =
        origins
            .get()
            .synchronised(plan.removals().stream().map(Removal::group).distinct().toList());
    List<Removal> theirs = removals(plan, synchronised, true);
    List<Removal> ours = removals(plan, synchronised, false);
    display.beforeQuestion().ifPresent(shown -> show(plan, synchronised, shown));
    requireRoomForList(theirs, synchronised);
    display.confirm(question(ours, theirs));
    List<Removal> refused = remover.get().remove(ours);
    List<Removal> left = Stream.concat(theirs.stream(), refused.stream()).toList();
    String written =
        left.isEmpty() ? "" : ProviderList.write(listFile(), ProviderList.text(left, synchronised));
    display.result(
        Map.of(
            "membershipsRemoved",
            ours.size() - refused.size(),
            "forTheIdentityProvider",
            left.size(),
            "list",
            written),
        sentence(ours.size() - refused.size(), left.size(), written));
    return ExitCode.OK;
  }

  private static List<Removal> removals(
      RemovalPlan plan, Map<GroupId, String> synchronised, boolean theirs) {
    return plan.removals().stream()
        .filter(removal -> synchronised.containsKey(removal.group()) == theirs)
        .toList();
  }

  /** Blank entries, and people who are gone: each with its place. */
  private void noteWhatIsLeft(ReviewState state) {
    state.standings().stream()
        .filter(it -> it.placed().entry().decision() == ReviewDecision.REMOVE)
        .filter(it -> it.state() == Standing.State.GONE || it.state() == Standing.State.CHANGED)
        .forEach(
            it ->
                display.note(
                    "%s:%d:%d: %s in %s: nothing to remove%s"
                        .formatted(
                            file,
                            it.placed().place().line(),
                            it.placed().place().column(),
                            it.placed().entry().person(),
                            it.placed().entry().domain(),
                            it.change().isEmpty() ? "" : ", " + it.change())));
    long undecided = state.number(ReviewDecision.UNDECIDED);
    if (undecided > 0) {
      display.note(
          "%s undecided: that access stays."
              .formatted(Quantity.of(undecided, "entry is", "entries are")));
    }
  }

  private void show(RemovalPlan plan, Map<GroupId, String> synchronised, Display shown) {
    shown.table(
        List.of("line", "user", "leaves group", "taken away by"),
        plan.removals().stream()
            .map(
                removal ->
                    List.of(
                        Integer.toString(removal.because().place().line()),
                        removal.person(),
                        removal.groupName(),
                        synchronised.containsKey(removal.group())
                            ? "the identity provider"
                            : "studioctl"))
            .toList());
    shown.line("");
    shown.table(
        List.of("user", "domain", "effect", "role now"),
        plan.effects().stream()
            .map(
                effect ->
                    List.of(
                        effect.person(),
                        effect.domain().value(),
                        effect.text(),
                        effect.before().map(PlanText::role).orElse("-")))
            .toList());
    shown.line("");
    long counted = plan.effects().stream().filter(effect -> !effect.unclear()).count();
    shown.line(
        "%s towards MaxRevocationsPerHour (%d). None is approved in advance."
            .formatted(
                Quantity.of(counted, "change counts", "changes count"),
                settings.get().maxRevocationsPerHour()));
    shown.line("What exceeds the limit within an hour is held: studioctl held list.");
  }

  private static String question(List<Removal> ours, List<Removal> theirs) {
    if (ours.isEmpty()) {
      return "Write the list of %s for the identity provider?"
          .formatted(Quantity.of(theirs.size(), "membership"));
    }
    return "Take away %s?".formatted(Quantity.of(ours.size(), "membership"));
  }

  private String listFile() {
    return list.orElseGet(() -> ProviderList.nameFor(file));
  }

  private void requireRoomForList(List<Removal> theirs, Map<GroupId, String> synchronised) {
    if (!theirs.isEmpty()
        && !ProviderList.isWritten(listFile(), ProviderList.text(theirs, synchronised))) {
      NewFile.require(listFile());
    }
  }

  private String sentence(int taken, int left, String written) {
    String removed =
        "%s taken away.".formatted(Quantity.of(taken, "membership was", "memberships were"));
    String others =
        left == 0
            ? ""
            : " %s: give it to the people of the identity provider, who must take away %s."
                .formatted(written, Quantity.of(left, "membership"));
    return "%s%s Run \"studioctl review status %s\" to see it happen."
        .formatted(removed, others, file);
  }
}
