package io.studioaccess.sandbox.stack;

import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.cloud.AccountRegion;
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
 * How a sandbox is started. Begin with {@link #of}, and change what differs.
 *
 * @param repository the root of the working copy, whose packaged functions run
 * @param parameters of the template; IdentityStoreId and IdentityCenterAccountId are filled in
 *     where the template asks for them
 * @param frozenAt where the clock stands still; empty: it runs with the machine's
 * @param address where the front door listens: an IPv4 address of this machine
 * @param port of the front door; 0 for any free one
 * @param concurrency environments of a function at most
 * @param waitDivisor what the SDK waits inside a function, before a retry or to keep to a rate,
 *     lasts one part in so many
 * @param sharesDatabase whether the tables are in the one DynamoDB process that all sandboxes of
 *     this JVM share; the system property {@code sandbox.database} asks for it with {@code shared}
 * @param place of the stack
 * @param snapshots whether functions with SnapStart run their hooks around a snapshot when they
 *     start
 * @param log gets every line of the functions
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
    boolean sharesDatabase,
    AccountRegion place,
    IdentityCenter identityCenter,
    String stackName,
    Consumer<LogLine> log) {

  private static final int CONCURRENCY = 2;
  private static final String ADDRESS = "sandbox.address";
  private static final String DATABASE = "sandbox.database";

  public SandboxOptions {
    parameters = Map.copyOf(parameters);
  }

  /**
   * A clock that stands still, on any port, with the stack of the repository's own template. The
   * front door listens on 127.0.0.1, unless the system property {@code sandbox.address} says
   * otherwise.
   */
  public static SandboxOptions of(Path repository) {
    return new SandboxOptions(
        repository.resolve("template.yaml"),
        repository.toAbsolutePath().normalize(),
        Map.of(),
        Optional.of(Instant.parse("2026-03-02T09:00:00Z")),
        System.getProperty(ADDRESS, "127.0.0.1"),
        0,
        CONCURRENCY,
        1,
        false,
        "shared".equals(System.getProperty(DATABASE)),
        AccountRegion.example(),
        IdentityCenter.in(AccountRegion.example()),
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
   * What the SDK waits inside the functions lasts one part in {@code divisor}, for tests in which
   * much of what AWS is asked fails. Attempts and decisions stay the same; timeouts do not shrink
   * with the waits. The class WaitsAgent says exactly what that means.
   */
  public SandboxOptions withWaitsDividedBy(int divisor) {
    return with(draft -> draft.waitDivisor = divisor);
  }

  /** Functions with SnapStart run their hooks, as when a version of them is published. */
  public SandboxOptions withSnapshots() {
    return with(draft -> draft.snapshots = true);
  }

  /** Identity Center is administered elsewhere than in the stack's account and region. */
  public SandboxOptions withIdentityCenter(AccountRegion other) {
    return with(draft -> draft.identityCenter = IdentityCenter.in(other));
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
        sharesDatabase,
        place,
        draft.identityCenter,
        stackName,
        draft.log);
  }

  /** What may differ from the options that one begins with. */
  private static final class Draft {
    private final Map<String, String> parameters;
    private Path template;
    private Optional<Instant> frozenAt;
    private String address;
    private int port;
    private int concurrency;
    private int waitDivisor;
    private boolean snapshots;
    private IdentityCenter identityCenter;
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
      identityCenter = from.identityCenter;
      log = from.log;
    }
  }

  /** The template, as it is with these options and queues at that endpoint. */
  Template deployedWith(URI queueEndpoint) {
    var given = new HashMap<>(parameters);
    var asked = Template.parameters(template);
    if (asked.contains("IdentityStoreId")) {
      given.putIfAbsent("IdentityStoreId", identityCenter.identityStoreId());
    }
    String owner = identityCenter.place().accountId();
    if (asked.contains("IdentityCenterAccountId") && !owner.equals(place.accountId())) {
      given.putIfAbsent("IdentityCenterAccountId", owner);
    }
    return Template.read(
        template,
        new Deployment(place.region(), place.accountId(), stackName, queueEndpoint, given));
  }

  InetSocketAddress door() {
    return new InetSocketAddress(address, port);
  }

  SandboxClock clock() {
    return frozenAt
        .map(SandboxClock::frozenAt)
        .orElseGet(() -> SandboxClock.running(InstantSource.system()));
  }
}
