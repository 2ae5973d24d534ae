package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.DirectoryEventKinds;
import io.studioaccess.sandbox.cloud.IdentityCenter;
import io.studioaccess.sandbox.cloudformation.template.Deployment;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.lambda.LogLine;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * How a sandbox is started. Start with {@link #of} and change what differs.
 *
 * @param repository the root of the working copy, whose packaged functions run
 * @param parameters of the template; those about Identity Center and StudioApplicationArns are
 *     filled in if the template has them
 * @param frozenAt the instant of a frozen clock; empty: the clock runs with the machine's
 * @param address the IPv4 address of this machine on which the endpoint listens
 * @param port of the endpoint; 0 for any free port
 * @param concurrency the maximum number of environments per function
 * @param waitDivisor the SDK's waits inside a function, before a retry or for rate limiting, are
 *     divided by this number
 * @param ahead whether functions with SnapStart start with the stack, before somebody invokes them
 * @param sharesDatabase whether the tables are in the one DynamoDB process that all sandboxes of
 *     this JVM share; set the system property {@code sandbox.database} to {@code shared} for that
 * @param databaseMegabytes the heap of a DynamoDB process of its own, at most
 * @param accountRegion where the stack is deployed
 * @param directoryEvents which events a change of the directory causes; both kinds by default
 * @param snapshots whether functions with SnapStart run their hooks around a snapshot when they
 *     start, and become inactive without an invocation for 14 days
 * @param log receives every line that the functions log
 */
public record SandboxOptions(
    Path template,
    Path repository,
    Map<String, String> parameters,
    Optional<Instant> frozenAt,
    String address,
    int port,
    int concurrency,
    int waitDivisor,
    boolean snapshots,
    boolean ahead,
    boolean sharesDatabase,
    int databaseMegabytes,
    AccountRegion accountRegion,
    IdentityCenter identityCenter,
    DirectoryEventKinds directoryEvents,
    String stackName,
    Consumer<LogLine> log) {

  private static final int CONCURRENCY = 2;
  private static final int DATABASE_MEGABYTES = 512;
  private static final String ADDRESS_PROPERTY = "sandbox.address";
  private static final String DATABASE_PROPERTY = "sandbox.database";

  public SandboxOptions {
    parameters = Map.copyOf(parameters);
  }

  /**
   * A frozen clock, any free port, and the stack of the repository's own template. The endpoint
   * listens on 127.0.0.1, or on the address in the system property {@code sandbox.address}.
   */
  public static SandboxOptions of(Path repository) {
    return new SandboxOptions(
        repository.resolve("template.yaml"),
        repository.toAbsolutePath().normalize(),
        Map.of(),
        Optional.of(Instant.parse("2026-03-02T09:00:00Z")),
        System.getProperty(ADDRESS_PROPERTY, "127.0.0.1"),
        0,
        CONCURRENCY,
        1,
        false,
        true,
        "shared".equals(System.getProperty(DATABASE_PROPERTY)),
        DATABASE_MEGABYTES,
        AccountRegion.example(),
        IdentityCenter.in(AccountRegion.example()),
        DirectoryEventKinds.BOTH,
        "studio-access",
        line -> {});
  }

  public SandboxOptions withTemplate(Path other) {
    return with(draft -> draft.template = other);
  }

  public SandboxOptions withParameter(String name, String value) {
    return with(draft -> draft.parameters.put(name, value));
  }

  public SandboxOptions withFrozenClock(Instant at) {
    return with(draft -> draft.frozenAt = Optional.of(at));
  }

  public SandboxOptions withRunningClock() {
    return with(draft -> draft.frozenAt = Optional.empty());
  }

  public SandboxOptions withAddress(String other) {
    return with(draft -> draft.address = other);
  }

  public SandboxOptions withPort(int other) {
    return with(draft -> draft.port = other);
  }

  public SandboxOptions withConcurrency(int other) {
    return with(draft -> draft.concurrency = other);
  }

  /**
   * Divides the SDK's waits inside the functions by {@code divisor}, for tests in which many calls
   * to AWS fail. Attempts and decisions stay the same; timeouts do not shrink with the waits. The
   * class Waits documents the details.
   */
  public SandboxOptions withWaitsDividedBy(int divisor) {
    return with(draft -> draft.waitDivisor = divisor);
  }

  /** Makes functions with SnapStart run their hooks, as when a version of them is published. */
  public SandboxOptions withSnapshots() {
    return with(draft -> draft.snapshots = true);
  }

  /**
   * Every function starts when it is first invoked, for tests that invoke few: an idle process
   * costs a second of CPU.
   */
  public SandboxOptions withoutIdleFunctions() {
    return with(draft -> draft.ahead = false);
  }

  /** The tables are in a DynamoDB process that ends with the sandbox. */
  public SandboxOptions withOwnDatabase() {
    return withOwnDatabase(DATABASE_MEGABYTES);
  }

  /**
   * As {@link #withOwnDatabase()}, for large tables: DynamoDB Local reads a whole table for each
   * page of a scan.
   */
  public SandboxOptions withOwnDatabase(int megabytes) {
    return with(
        draft -> {
          draft.sharesDatabase = false;
          draft.databaseMegabytes = megabytes;
        });
  }

  /** Places Identity Center in another account and region than the stack. */
  public SandboxOptions withIdentityCenter(AccountRegion other) {
    return withIdentityCenter(IdentityCenter.in(other));
  }

  /** The template's parameters about Identity Center are filled in. */
  public SandboxOptions withIdentityCenter(IdentityCenter other) {
    return with(draft -> draft.identityCenter = other);
  }

  /** No trail records the changes of the directory. */
  public SandboxOptions withoutTrail() {
    return with(draft -> draft.directoryEvents = draft.directoryEvents.withoutTrail());
  }

  /** The Identity Store sends no events of its own. */
  public SandboxOptions withoutNativeEvents() {
    return with(draft -> draft.directoryEvents = draft.directoryEvents.withoutNativeEvents());
  }

  public SandboxOptions withStackName(String other) {
    return with(draft -> draft.stackName = other);
  }

  public SandboxOptions withLog(Consumer<LogLine> other) {
    return with(draft -> draft.log = other);
  }

  private SandboxOptions with(Consumer<Draft> change) {
    var draft = new Draft(this);
    change.accept(draft);
    return new SandboxOptions(
        draft.template,
        repository,
        draft.parameters,
        draft.frozenAt,
        draft.address,
        draft.port,
        draft.concurrency,
        draft.waitDivisor,
        draft.snapshots,
        draft.ahead,
        draft.sharesDatabase,
        draft.databaseMegabytes,
        accountRegion,
        draft.identityCenter,
        draft.directoryEvents,
        draft.stackName,
        draft.log);
  }

  /** A mutable copy of the options that can change. */
  private static final class Draft {
    private final Map<String, String> parameters;
    private Path template;
    private Optional<Instant> frozenAt;
    private String address;
    private int port;
    private int concurrency;
    private int waitDivisor;
    private boolean snapshots;
    private boolean ahead;
    private boolean sharesDatabase;
    private int databaseMegabytes;
    private IdentityCenter identityCenter;
    private DirectoryEventKinds directoryEvents;
    private String stackName;
    private Consumer<LogLine> log;

    Draft(SandboxOptions from) {
      parameters = new HashMap<>(from.parameters);
      template = from.template;
      frozenAt = from.frozenAt;
      address = from.address;
      port = from.port;
      concurrency = from.concurrency;
      waitDivisor = from.waitDivisor;
      snapshots = from.snapshots;
      ahead = from.ahead;
      sharesDatabase = from.sharesDatabase;
      databaseMegabytes = from.databaseMegabytes;
      identityCenter = from.identityCenter;
      directoryEvents = from.directoryEvents;
      stackName = from.stackName;
      log = from.log;
    }
  }

  /** Reads the template with these options. */
  Template readTemplate(URI queueEndpoint) {
    var values = new HashMap<>(parameters);
    var declared = Template.parameters(template);
    identityCenter
        .parameters(accountRegion)
        .forEach(
            (name, value) -> {
              if (declared.contains(name)) {
                values.putIfAbsent(name, value);
              }
            });
    if (declared.contains("StudioApplicationArns")) {
      values.putIfAbsent("StudioApplicationArns", applications(accountRegion.accountId()));
    }
    return Template.read(
        template,
        new Deployment(
            accountRegion.region(), accountRegion.accountId(), stackName, queueEndpoint, values));
  }

  /** All Identity Center applications that the sandbox's domains in this account get. */
  public static String applications(String accountId) {
    return "arn:aws:sso::%s:application/ssoins-1234567890abcdef/*".formatted(accountId);
  }

  InetSocketAddress socketAddress() {
    return new InetSocketAddress(address, port);
  }

  SandboxClock clock() {
    return frozenAt
        .map(SandboxClock::frozenAt)
        .orElseGet(() -> SandboxClock.running(InstantSource.system()));
  }
}
