package io.studioaccess.bench;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A sandbox whose users are already in a mapped group, and AWS throttles. The clock runs with the
 * machine's. It only skips time in which no function runs and no message is due: such time costs
 * nothing. The SDKs wait as long as in Lambda.
 */
final class ThrottledCompany implements AutoCloseable {
  /** Of one function at once. */
  static final int PROCESSES = 3;

  private final Path repository;
  private final Sandbox sandbox;
  private final List<User> users = new ArrayList<>();

  ThrottledCompany(Path repository, int joins, int share) {
    this.repository = repository;
    this.sandbox =
        Sandbox.start(SandboxOptions.of(repository).withRunningClock().withConcurrency(PROCESSES));
    Company.addTo(sandbox, repository);
    Directory directory = sandbox.cloud().directory();
    for (int i = 1; i <= joins; i++) {
      String name = "joiner-%04d".formatted(i);
      User user =
          new User("0a1b2c3d4e-cccccccc-0000-4000-8000-%012d".formatted(i), name, name, true);
      users.add(user);
      directory.add(user);
      directory.join(
          "0a1b2c3d4e-cccccccc-0000-4000-9000-%012d".formatted(i),
          user.userId(),
          Company.DATA_SCIENTISTS.groupId());
    }
    for (String service : List.of("identitystore", "sagemaker")) {
      sandbox
          .endpoint()
          .faults()
          .failRandomly(share / 100.0, Faults.Kind.THROTTLED, service, Faults.ANY, Faults.ANY);
    }
  }

  Sandbox sandbox() {
    return sandbox;
  }

  /** One event for each user: the addition to the group, now. */
  List<Map<String, Object>> events() {
    return users.stream().map(this::event).toList();
  }

  private Map<String, Object> event(User user) {
    String unique = user.userId().substring(user.userId().length() - 12);
    try {
      String text =
          Files.readString(repository.resolve("events/add-member-to-group.console.json"))
              .replace(Company.ANA.userId(), user.userId())
              .replace("2026-11-02T09:00:00Z", now().truncatedTo(ChronoUnit.SECONDS).toString())
              .replace("8000-000000000001\"", "8000-" + unique + "\"");
      return new ObjectMapper().readValue(text, new TypeReference<>() {});
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Instant now() {
    return sandbox.clock().instant();
  }

  /** The calls of the provisioner's role. */
  List<Call> calls() {
    return sandbox.endpoint().calls().by(Backend.function(sandbox).role().name());
  }

  int withoutProfile() {
    return users.size() - sandbox.cloud().studio().profiles().size();
  }

  Duration lastProfileAfter(Instant begin) {
    return calls().stream()
        .filter(call -> call.operation().equals("CreateUserProfile") && call.succeeded())
        .map(Call::at)
        .max(Instant::compareTo)
        .map(last -> Duration.between(begin, last))
        .orElse(Duration.ZERO);
  }

  static boolean isThrottled(Call call) {
    return "ThrottlingException".equals(call.errorCode());
  }

  @Override
  public void close() {
    sandbox.close();
  }
}
