package io.studioaccess.integration.adapters;

import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.reconciler.contracts.SharedSweepContract;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the sweeper. */
class DynamoDbSweepRecorderIT extends SharedSweepContract {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SweepRecorder recorder;

  @BeforeEach
  void theSweeperOnItsTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    recorder =
        new DynamoDbSweepRecorder(
            aws.client(DynamoDbClient.builder(), Roles.sweeper(aws)),
            TABLES.name("LedgerTable"),
            aws.clock);
  }

  @Override
  protected SweepRecorder recorder() {
    return recorder;
  }
}
