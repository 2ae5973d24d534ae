package io.studioaccess.studioctl.review;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.mapping.GroupName;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.reconciler.reconcile.UserRecord;
import io.studioaccess.studioctl.console.CommandException;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.NewFile;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.lists.KnownNames;
import io.studioaccess.studioctl.report.SourceReader;
import io.studioaccess.studioctl.report.Sources;
import io.studioaccess.studioctl.stack.Installation;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import software.amazon.awssdk.services.sts.StsClient;

@Prototype
@Command(
    name = "new",
    description = {
      "Write a file with everybody who has access, to decide in it.",
      "Without options it has all access. It overwrites no file."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl review new --group data-scientists --out review.yaml",
      "  studioctl review new --domain d-abcdefghijkl --role ml-engineer --out review.csv"
    })
final class CreateReview implements Callable<Integer> {
  private final BeanProvider<SourceReader> reader;
  private final BeanProvider<SignsOfUse> signsOfUse;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<StsClient> sts;
  private final BeanProvider<Region> home;
  private final BeanProvider<KnownNames> names;
  private final Display display;

  @Option(
      names = "--group",
      paramLabel = "NAME",
      description = "Only members of this mapped group, and those whose role it gave")
  private Optional<String> group = Optional.empty();

  @Option(
      names = "--role",
      paramLabel = "ARN|NAME",
      description = "Only this role: its ARN, or its name without the path")
  private Optional<String> role = Optional.empty();

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "Only this domain, such as d-abcdefghijkl")
  private Optional<String> domain = Optional.empty();

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "The file: .yaml for editors, .csv for spreadsheets")
  private String out = "";

  CreateReview(
      BeanProvider<SourceReader> reader,
      BeanProvider<SignsOfUse> signsOfUse,
      BeanProvider<Installation> installation,
      BeanProvider<StsClient> sts,
      BeanProvider<Region> home,
      BeanProvider<KnownNames> names,
      Display display) {
    this.reader = reader;
    this.signsOfUse = signsOfUse;
    this.installation = installation;
    this.sts = sts;
    this.home = home;
    this.names = names;
    this.display = display;
  }

  @Override
  public Integer call() {
    ReviewFormat format = ReviewFormat.of(out);
    NewFile.require(out);
    ReviewScope scope = new ReviewScope(group, role, domain);
    Sources sources = reader.get().read();
    List<Holder> holders = Holder.in(scope, sources);
    if (holders.isEmpty()) {
      requireKnown(sources);
      throw new CommandException(
          "Nobody has access in this scope (%s): check the names with \"studioctl report\". Nothing was written."
              .formatted(scope.text()));
    }
    SignsOfUse.Signs signs =
        signsOfUse
            .get()
            .read(holders.stream().map(it -> it.domainArn(home.get())).distinct().toList());
    List<ReviewEntry> entries =
        holders.stream()
            .map(holder -> entry(holder, signs))
            .sorted(
                Comparator.comparing(ReviewEntry::person)
                    .thenComparing(ReviewEntry::domain)
                    .thenComparing(ReviewEntry::userId))
            .toList();
    ReviewHead head =
        ReviewHead.of(
            installation.get(),
            sources.at(),
            sts.get().getCallerIdentity().arn(),
            scope,
            entries.size());
    NewFile.write(out, format.write(Review.of(head, entries)));
    display.result(
        Map.of("file", out, "entries", entries.size(), "scope", scope.text()),
        "%s: %s to decide. Write keep or remove into it, then run \"studioctl review status %s\"."
            .formatted(out, Quantity.of(entries.size(), "entry", "entries"), out));
    return ExitCode.OK;
  }

  /** Nobody may have access because a name is mistyped. */
  private void requireKnown(Sources sources) {
    Collection<UserRecord> records = sources.ledger().users().values();
    Predicate<Predicate<ProfileRecord>> isOfSomebody =
        condition ->
            records.stream().flatMap(user -> user.profiles().values().stream()).anyMatch(condition);
    group
        .map(KnownNames::group)
        .ifPresent(
            name ->
                names
                    .get()
                    .requireGroup(
                        name,
                        () ->
                            isOfSomebody.test(it -> it.group().filter(name::equals).isPresent())));
    role.ifPresent(
        typed ->
            names.get().requireRoles(typed, arn -> isOfSomebody.test(it -> it.role().equals(arn))));
    domain.ifPresent(id -> names.get().requireDomain(id, List::of));
  }

  static ReviewEntry entry(Holder holder, SignsOfUse.Signs signs) {
    String profile = holder.profile().map(record -> record.name().value()).orElse("");
    String granting = holder.group().map(GroupName::value).orElse("");
    return new ReviewEntry(
        holder.known().map(user -> user.name().value()).orElse(""),
        holder.user().value(),
        holder.domain().value(),
        profile,
        holder.role().value(),
        granting,
        holder.claimsOf(holder.role()).stream()
            .map(claim -> claim.row().group().value())
            .filter(name -> !name.equals(granting))
            .distinct()
            .sorted()
            .collect(Collectors.joining(", ")),
        text(holder.since()),
        text(holder.lastChange()),
        profile.isEmpty()
            ? ReviewEntry.UNKNOWN
            : signs
                .of(holder.domain(), profile)
                .map(SignsOfUse.Sign::toString)
                .orElse(ReviewEntry.UNKNOWN),
        ReviewDecision.UNDECIDED,
        "");
  }

  private static String text(Optional<Instant> moment) {
    return moment.map(Display::timestamp).orElse(ReviewEntry.UNKNOWN);
  }
}
