package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.stack.SandboxOptions;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import io.studioaccess.sandbox.wire.Faults;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What the packaged functions with SnapStart do before a snapshot, and what it is good for. */
class PrimingIT {
  private static final Set<String> READS =
      Set.of("DescribeUser", "GetItem", "Scan", "DescribeDomain", "DescribeUserProfile");
  private static final String ABOUT_NOBODY = "{\"detail\":{\"eventName\":\"Other\"}}";

  @ParameterizedTest
  @ValueSource(strings = {"ProvisionerFunction", "DeprovisionerFunction"})
  void beforeASnapshotAFunctionReadsAllThatItWillReadAndWritesNothing(String function) {
    try (Sandbox sandbox = Sandbox.start(options().withSnapshots())) {
      // Given
      Company.addTo(sandbox, TestRepository.root());
      letNewEnvironmentsStart(sandbox);
      int earlierLines = sandbox.log(function).size();

      // When
      InvocationResult answer = sandbox.invoke(function, ABOUT_NOBODY);

      // Then
      assertThat(answer).isEqualTo(new InvocationResult.Succeeded("[]"));
      assertThat(sandbox.log(function).stream().skip(earlierLines))
          .noneMatch(line -> line.contains("Priming step failed"));
      String role = sandbox.template().functions().get(function).role().name();
      assertThat(sandbox.endpoint().calls().by(role))
          .extracting(Call::operation)
          .as("each read once for each process that started")
          .hasSameElementsAs(READS);
      assertThat(sandbox.cloud().studio().profiles()).isEmpty();
    }
  }

  @Test
  void aFunctionWhoseReadsFailIsNotHeldUp() {
    try (Sandbox sandbox = Sandbox.start(options().withSnapshots().withWaitsDividedBy(1_000))) {
      // Given
      Company company = Company.addTo(sandbox, TestRepository.root());
      company.addToGroup(Company.ANA, Company.DATA_SCIENTISTS);
      Faults faults = sandbox.endpoint().faults();
      faults.failRandomly(
          1.0, Faults.Kind.FAILED_BEFORE_EFFECT, Faults.ANY, Faults.ANY, Faults.ANY);
      letNewEnvironmentsStart(sandbox);

      // When
      InvocationResult duringTheTrouble = sandbox.invoke("ProvisionerFunction", ABOUT_NOBODY);
      faults.clear();
      InvocationResult afterwards =
          sandbox.invoke("ProvisionerFunction", json("add-member-to-group.console.json"));

      // Then
      assertThat(duringTheTrouble).isEqualTo(new InvocationResult.Succeeded("[]"));
      assertThat(sandbox.log("ProvisionerFunction"))
          .filteredOn(line -> line.contains("Priming step failed"))
          .hasSizeGreaterThanOrEqualTo(3);
      assertThat(afterwards).asString().contains("Started");
    }
  }

  private static SandboxOptions options() {
    return SandboxOptions.of(TestRepository.root()).withConcurrency(1);
  }

  /** Those that started with the sandbox found no mapping yet. */
  private static void letNewEnvironmentsStart(Sandbox sandbox) {
    List<ProcessHandle> running =
        sandbox.functions().pids().stream().flatMap(pid -> ProcessHandle.of(pid).stream()).toList();
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
