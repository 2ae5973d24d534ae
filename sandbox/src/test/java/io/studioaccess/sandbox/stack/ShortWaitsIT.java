package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.testfunction.SdkHandler;
import io.studioaccess.sandbox.wire.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;

@ResourceLock(PackagedFunctionsIT.ARCHIVES)
class ShortWaitsIT {

  private static final String ROLE = "studio-access-Role";
  private static final int CALLS = 20;
  private static final int MAX_ATTEMPTS = 3;
  private static final double THROTTLED = 0.4;

  @TempDir Path folder;
  private Sandbox sandbox;

  @BeforeEach
  void start() throws IOException {
    Path packaged = TestRepository.root().resolve("provisioner/target/provisioner-function.jar");
    Path template =
        Files.writeString(
            folder.resolve("template.yaml"),
            Files.readString(Path.of("src/test/resources/small-template.yaml"))
                .replace("testfunction.TestHandler", "testfunction.SdkHandler")
                .replace(
                    "Action: dynamodb:GetItem\n                Resource: !GetAtt Table.Arn",
                    "Action: [dynamodb:GetItem, sagemaker:ListDomains]\n"
                        + "                Resource: '*'"));
    sandbox =
        Sandbox.start(
            SandboxOptions.of(TestRepository.in(folder, SdkHandler.class, packaged))
                .withTemplate(template)
                .withWaitsDividedBy(1000));
  }

  @AfterEach
  void close() throws IOException {
    Files.delete(folder.resolve("sandbox"));
    sandbox.close();
  }

  /** Unshortened, the waits of these twenty calls add up to twenty seconds. */
  @Test
  void makesTheSameAttemptsWithShortWaits() {
    // Given
    long warmUp = millisForCalls(4);
    int before = countCalls();
    sandbox
        .endpoint()
        .faults()
        .failRandomly(THROTTLED, Faults.Kind.THROTTLED, Faults.ANY, Faults.ANY, ROLE);

    // When
    long millis = millisForCalls(CALLS);

    // Then
    assertThat(warmUp).isPositive();
    assertThat(countCalls() - before).isEqualTo(expectedAttempts());
    assertThat(millis).isLessThan(15_000);
  }

  /** The attempts that the same faults cause: each call is tried at most three times. */
  private static int expectedAttempts() {
    var random = new Random(7);
    int attempts = 0;
    for (int call = 0; call < CALLS; call++) {
      for (int attempt = 1; attempt <= MAX_ATTEMPTS; attempt++) {
        attempts++;
        if (random.nextDouble() >= THROTTLED) {
          break;
        }
      }
    }
    return attempts;
  }

  private int countCalls() {
    return (int)
        sandbox.endpoint().calls().by(ROLE).stream()
            .filter(call -> !call.service().equals("sqs"))
            .count();
  }

  private long millisForCalls(int calls) {
    InvocationResult answer = sandbox.invoke("Function", Integer.toString(calls));
    assertThat(answer).isInstanceOf(InvocationResult.Succeeded.class);
    return Long.parseLong(((InvocationResult.Succeeded) answer).payload());
  }
}
