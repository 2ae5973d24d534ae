package io.studioaccess.studioctl.homes;

import io.micronaut.context.BeanProvider;
import io.micronaut.context.annotation.Prototype;
import io.studioaccess.aws.dynamodb.DynamoDbHomes;
import io.studioaccess.aws.dynamodb.OwnerlessHome;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.console.CsvOutput;
import io.studioaccess.studioctl.console.Display;
import io.studioaccess.studioctl.console.ExitCode;
import io.studioaccess.studioctl.console.Listing;
import io.studioaccess.studioctl.console.NewFile;
import io.studioaccess.studioctl.console.Quantity;
import io.studioaccess.studioctl.directory.DirectoryUsers;
import io.studioaccess.studioctl.lists.KnownNames;
import io.studioaccess.studioctl.stack.Installation;
import java.time.Clock;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Prototype
@Command(
    name = "list",
    description = {
      "List the home directories of deleted profiles: where they are, and whose they were.",
      "Nothing deletes them; docs/homes.md says how people do.",
      "Exit code 1: a record cannot be read, and its home is missing from the list."
    },
    footer = {
      "",
      "Examples:",
      "  studioctl homes list",
      "  studioctl homes list --domain d-abcdefghijkl --output csv > homes.csv"
    })
final class ListHomes implements Callable<Integer>, CsvOutput {
  private final BeanProvider<DynamoDbHomes> ledger;
  private final BeanProvider<DirectoryUsers> users;
  private final BeanProvider<FileSystems> fileSystems;
  private final BeanProvider<GroupMappings> mappings;
  private final BeanProvider<Region> region;
  private final BeanProvider<Installation> installation;
  private final BeanProvider<KnownNames> known;
  private final Display display;
  private final Clock clock;

  @Option(
      names = "--domain",
      paramLabel = "ID",
      description = "Only this domain, such as d-abcdefghijkl")
  private Optional<String> domain = Optional.empty();

  @Option(names = "--html", paramLabel = "FILE", description = "Write a page to this new file")
  private Optional<String> html = Optional.empty();

  ListHomes(
      BeanProvider<DynamoDbHomes> ledger,
      BeanProvider<DirectoryUsers> users,
      BeanProvider<FileSystems> fileSystems,
      BeanProvider<GroupMappings> mappings,
      BeanProvider<Region> region,
      BeanProvider<Installation> installation,
      BeanProvider<KnownNames> known,
      Display display,
      Clock clock) {
    this.ledger = ledger;
    this.users = users;
    this.fileSystems = fileSystems;
    this.mappings = mappings;
    this.region = region;
    this.installation = installation;
    this.known = known;
    this.display = display;
    this.clock = clock;
  }

  @Override
  public Integer call() {
    html.ifPresent(NewFile::require);
    DynamoDbHomes.Recorded recorded = ledger.get().all();
    List<Home> homes = homes(recorded.homes());
    html.ifPresent(
        file ->
            NewFile.write(
                file,
                HomePage.of(
                    installation.get().stack(), Display.timestamp(clock.instant()), homes)));
    if (display.isJson()) {
      display.json("homes", homes.stream().map(Home::fields).toList());
    } else if (html.isPresent() && !display.isCsv()) {
      display.note("%s written.".formatted(Quantity.of(homes.size(), "home")));
    } else {
      show(homes);
    }
    recorded
        .unreadable()
        .forEach(
            key ->
                display.note(
                    "Item '%s' of the ledger cannot be read: its home is missing from the list. Look at it with \"aws dynamodb get-item\"."
                        .formatted(key)));
    return recorded.unreadable().isEmpty() ? ExitCode.OK : ExitCode.FAILED;
  }

  private void show(List<Home> homes) {
    display.list(
        homes,
        new Listing<>(Home.SHOWN, Home::shown, Home.FIELDS, Home::fields)
            .sorting("path", "homeEfsFileSystemUid")
            .sorting("since", "since"),
        "No homes without an owner are known.");
    if (display.isCsv() || homes.isEmpty()) {
      return;
    }
    display.line("");
    display.line(
        "%s without an owner. Nothing deletes %s: see docs/homes.md."
            .formatted(Quantity.of(homes.size(), "home"), homes.size() == 1 ? "it" : "them"));
  }

  private List<Home> homes(List<OwnerlessHome> all) {
    domain.ifPresent(
        typed ->
            known
                .get()
                .requireDomain(
                    typed, () -> all.stream().map(home -> home.domain().value()).toList()));
    List<OwnerlessHome> recorded =
        all.stream()
            .filter(home -> domain.filter(id -> !id.equals(home.domain().value())).isEmpty())
            .sorted(Comparator.comparing(OwnerlessHome::since).thenComparing(OwnerlessHome::uid))
            .toList();
    Map<UserId, String> names =
        users.get().namesOf(recorded.stream().map(OwnerlessHome::user).toList());
    Map<DomainId, String> read = new HashMap<>();
    return recorded.stream()
        .map(
            home ->
                new Home(
                    home,
                    read.computeIfAbsent(home.domain(), _ -> fileSystems.get().of(domainArn(home))),
                    names.getOrDefault(home.user(), home.user().value())))
        .toList();
  }

  /** Where the mapping has the domain; for a domain that it no longer has, the stack's region. */
  private DomainArn domainArn(OwnerlessHome home) {
    return mappings.get().current().domains(region.get()).stream()
        .filter(mapped -> mapped.id().equals(home.domain()))
        .findFirst()
        .orElseGet(() -> DomainArn.of(home.domain(), home.role(), region.get()));
  }
}
