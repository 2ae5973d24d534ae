package io.studioaccess.studioctl;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.studioctl.PackagedStudioctl.Running;
import io.studioaccess.studioctl.StudioctlRunner.Result;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.dynamodb.model.Select;

/** Ctrl-C in the middle of an apply and of a sweep. */
@TestMethodOrder(OrderAnnotation.class)
@ResourceLock(SandboxedCompany.AS_DEPLOYED)
class InterruptionIT {
  private static final int ROWS = 250;
  private static final int SECONDS = 60;

  @TempDir private static Path folder;

  private static SandboxedCompany company;

  @BeforeAll
  static void start() {
    company = SandboxedCompany.asDeployed();
    company.addRole("data-scientist", "sagemaker");
    company.sandbox.settle();
  }

  @Test
  @Order(2)
  void anInterruptedApplyReportsItsProgressAndCanBeRepeated() throws Exception {
    String file = write("rows.yaml", rows());
    String plan = folder.resolve("rows.plan.json").toString();
    company.ctl().run("mapping", "plan", file, "--out", plan);
    HeldResponse secondTransaction = new HeldResponse("TransactWriteItems", 2);

    Result interrupted;
    try (Running apply = packaged().start("mapping", "apply", plan, "--yes", "--output", "json")) {
      secondTransaction.awaitCall();
      apply.pressCtrlC();
      interrupted = apply.result();
    } finally {
      secondTransaction.release();
    }

    assertThat(interrupted.exitCode()).isEqualTo(130);
    assertThat(interrupted.err().lines())
        .containsExactly(
            "Stopped: at least 100 of 252 rows were written. Run the same command again to"
                + " continue.");
    assertThat(rowsInTable()).as("two of three transactions succeeded").isEqualTo(202);

    Result again = company.ctl().run("mapping", "apply", plan, "--yes");

    assertThat(again.exitCode()).as(again.err()).isZero();
    assertThat(again.err()).contains("252 rows written.");
    assertThat(rowsInTable()).isEqualTo(ROWS);
    assertThat(company.ctl().run("mapping", "plan", file).out()).contains("No changes");
  }

  @Test
  @Order(1)
  void aSweepContinuesAfterAnInterruption() throws Exception {
    company.joins(Company.ANA, Company.DATA_SCIENTISTS);
    HeldResponse queueRead = new HeldResponse("GetQueueAttributes", 1);

    Result interrupted;
    try (Running sweep = packaged().start("sweep", "--user", "ana", "--yes")) {
      queueRead.awaitCall();
      sweep.pressCtrlC();
      interrupted = sweep.result();
    } finally {
      queueRead.release();
    }

    assertThat(interrupted.exitCode()).isEqualTo(130);
    assertThat(interrupted.err().lines())
        .containsExactly(
            "Interrupted. The functions continue on their own; \"studioctl status\" shows their"
                + " progress.");
    company.sandbox.settle();
    assertThat(company.profiles()).containsExactly("ana");
  }

  private static PackagedStudioctl packaged() {
    return new PackagedStudioctl(
        folder,
        Map.of(
            "AWS_ENDPOINT_URL", company.sandbox.endpoint().uri().toString(),
            "AWS_REGION", "eu-west-1",
            "AWS_ACCESS_KEY_ID", System.getProperty("aws.accessKeyId"),
            "AWS_SECRET_ACCESS_KEY", System.getProperty("aws.secretAccessKey")));
  }

  /** Holds back the response to the administrator's n-th call of an operation. */
  private static final class HeldResponse {
    private final CountDownLatch calls;
    private final CountDownLatch answer = new CountDownLatch(1);

    HeldResponse(String operation, int n) {
      calls = new CountDownLatch(n);
      company
          .sandbox
          .endpoint()
          .calls()
          .onCall(
              call -> {
                if (call.operation().equals(operation)
                    && call.principal().equals("administrator")) {
                  calls.countDown();
                  if (calls.getCount() == 0) {
                    await(answer);
                  }
                }
              });
    }

    void awaitCall() {
      await(calls);
    }

    void release() {
      answer.countDown();
    }

    private static void await(CountDownLatch latch) {
      try {
        assertThat(latch.await(SECONDS, TimeUnit.SECONDS)).isTrue();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static String rows() {
    return IntStream.range(0, ROWS)
        .mapToObj(i -> company.sandbox.cloud().directory().addGroup("team-" + i))
        .map(
            group ->
                """
                  - groupName: %s
                    domainId: %s
                    roleArn: arn:aws:iam::111122223333:role/studio/data-scientist
                    enabled: false
                """
                    .formatted(group.displayName(), Company.DOMAIN))
        .collect(Collectors.joining("", "rows:\n", ""));
  }

  private static String write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }

  private static int rowsInTable() {
    return company
        .sandbox
        .dynamoDb()
        .scan(
            scan ->
                scan.tableName(company.sandbox.table("MappingTable"))
                    .consistentRead(true)
                    .select(Select.COUNT))
        .count();
  }
}
