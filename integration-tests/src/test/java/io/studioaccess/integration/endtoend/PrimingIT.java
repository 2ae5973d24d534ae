package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.DirectoryApi;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.policy.Principal;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;

/** What the packaged functions with SnapStart do before a snapshot, and when nobody uses it. */
class PrimingIT {
  private static final Set<String> READS =
      Set.of("DescribeUser", "GetItem", "Scan", "DescribeDomain", "DescribeUserProfile");
  private static final String WITHOUT_A_USER = "{\"detail\":{\"eventName\":\"Other\"}}";

  private static Sandbox sandbox;
  private static Company company;

  @BeforeAll
  static void start() {
    sandbox =
        Sandbox.start(
            Stack.asTheTemplateHasIt()
                .withParameter("SweepSchedule", "rate(365 days)")
                .withSnapshots());
    company = Company.addTo(sandbox, TestRepository.root());
    sandbox.settle();
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @AfterEach
  void clearTheFaults() {
    sandbox.endpoint().faults().clear();
  }

  @ParameterizedTest
  @ValueSource(strings = {"ProvisionerFunction", "DeprovisionerFunction"})
  void primingReadsEverythingAndWritesNothing(String function) {
    // Given
    restart(function);
    int earlierLines = sandbox.log(function).size();

    // When
    InvocationResult answer = sandbox.invoke(function, WITHOUT_A_USER);

    // Then
    assertThat(answer).isEqualTo(new InvocationResult.Succeeded("[]"));
    List<String> lines = sandbox.log(function).stream().skip(earlierLines).toList();
    assertThat(lines).noneMatch(line -> line.contains("Priming step failed"));
    assertThat(lines)
        .as("neither a metric nor a line of the rehearsed events, which were all played")
        .noneMatch(line -> line.contains("_aws") || line.contains("User reconciled"))
        .anyMatch(line -> line.contains("Rehearsed") && line.contains(", Unchanged\""));
    assertThat(lines)
        .as("Micronaut guesses nothing from Lambda's variables")
        .anyMatch(line -> line.contains("Established active environments: [lambda]"))
        .filteredOn(line -> line.contains("Established active environments"))
        .noneMatch(line -> line.contains("ec2"));
    String role = sandbox.template().functions().get(function).role().name();
    assertThat(sandbox.endpoint().calls().by(role))
        .extracting(Call::operation)
        .as("reads of each process that started")
        .hasSameElementsAs(READS);
  }

  @Test
  void aFunctionStartsAlthoughItsReadsFail() {
    // Given
    company.addToGroup(Company.ANA, Company.DATA_SCIENTISTS);
    sandbox
        .endpoint()
        .faults()
        .failRandomly(1.0, Faults.Kind.FAILED_BEFORE_EFFECT, Faults.ANY, Faults.ANY, Faults.ANY);
    restart("ProvisionerFunction");
    int earlierLines = sandbox.log("ProvisionerFunction").size();

    // When
    InvocationResult withFaults = sandbox.invoke("ProvisionerFunction", WITHOUT_A_USER);
    sandbox.endpoint().faults().clear();
    InvocationResult afterwards =
        sandbox.invoke("ProvisionerFunction", json("add-member-to-group.console.json"));

    // Then
    assertThat(withFaults).isEqualTo(new InvocationResult.Succeeded("[]"));
    assertThat(sandbox.log("ProvisionerFunction").stream().skip(earlierLines))
        .filteredOn(line -> line.contains("Priming step failed"))
        .hasSizeGreaterThanOrEqualTo(3);
    assertThat(afterwards).asString().contains("Started");
  }

  @Test
  void afterQuietWeeksTheFirstEventIsHandledAtOnce() {
    // Given
    int earlierLines = sandbox.log().size();

    // When
    passQuietDays(15);
    Instant joined = sandbox.clock().instant();
    change(directory -> directory.add(Company.MEHMET, Company.ML_ENGINEERS));
    sandbox.settleForNow();

    // Then
    assertThat(lastCall("CreateUserProfile")).isEqualTo(joined);

    // When
    passQuietDays(15);
    Instant left = sandbox.clock().instant();
    change(directory -> directory.remove(Company.MEHMET, Company.ML_ENGINEERS));
    sandbox.settleForNow();

    // Then
    assertThat(lastCall("UpdateUserProfile")).isEqualTo(left);
    assertThat(sandbox.log().subList(earlierLines, sandbox.log().size()))
        .as("two events of each change, without the daily messages")
        .extracting(LogLine::text)
        .filteredOn(line -> line.contains("MembershipEvents"))
        .hasSize(4);
  }

  @Test
  void withoutTheDailyMessageTheFirstEventIsLate() {
    try (EventBridgeClient eventBridge = eventBridge()) {
      // Given
      String rule = "studio-access-ProvisionerKeepAliveRule";
      eventBridge.disableRule(disable -> disable.name(rule));

      // When
      passQuietDays(15);
      Instant joined = sandbox.clock().instant();
      change(directory -> directory.add(Company.OLGA, Company.DATA_SCIENTISTS));
      sandbox.settle();
      eventBridge.enableRule(enable -> enable.name(rule));

      // Then
      assertThat(lastCall("CreateUserProfile"))
          .as("when the message is visible again")
          .isEqualTo(joined.plus(Duration.ofMinutes(6)));
    }
  }

  /** Lets the schedules fire each day, and nothing else happen. */
  private static void passQuietDays(int days) {
    for (int day = 0; day < days; day++) {
      sandbox.clock().advance(Duration.ofDays(1));
      sandbox.settle();
    }
  }

  private static void change(Consumer<DirectoryApi> action) {
    try (DirectoryApi directory = new DirectoryApi(sandbox)) {
      action.accept(directory);
    }
  }

  private static Instant lastCall(String operation) {
    return sandbox.endpoint().calls().all().stream()
        .filter(call -> call.operation().equals(operation))
        .reduce((earlier, later) -> later)
        .orElseThrow()
        .at();
  }

  private static EventBridgeClient eventBridge() {
    String key = sandbox.endpoint().accessKeyFor(Principal.administrator("test", "111122223333"));
    return EventBridgeClient.builder()
        .endpointOverride(sandbox.endpoint().uri())
        .region(Region.EU_WEST_1)
        .credentialsProvider(
            StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
        .httpClient(UrlConnectionHttpClient.create())
        .build();
  }

  /** Kills the function's processes, so that the next invocation starts a new one and primes it. */
  private static void restart(String function) {
    List<ProcessHandle> running =
        sandbox.functions().pids(function).stream()
            .flatMap(pid -> ProcessHandle.of(pid).stream())
            .toList();
    running.forEach(ProcessHandle::destroyForcibly);
    running.forEach(process -> process.onExit().join());
    sandbox.endpoint().calls().clear();
  }

  private static String json(String file) {
    try {
      return new ObjectMapper()
          .writeValueAsString(
              EventFiles.read(TestRepository.root().resolve("events").resolve(file)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }
}
