package io.studioaccess.integration.adapters;

import io.studioaccess.aws.dynamodb.DynamoDbReportedTrouble;
import io.studioaccess.reconciler.contracts.ReportedTroubleContract;
import io.studioaccess.reconciler.reconcile.ReportedTrouble;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives both functions. */
class DynamoDbReportedTroubleIT extends ReportedTroubleContract {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private ReportedTrouble one;
  private ReportedTrouble other;

  @BeforeEach
  void bothFunctionsOnOneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    one = of(Roles.provisioner(aws));
    other = of(Roles.deprovisioner(aws));
  }

  private ReportedTrouble of(String accessKey) {
    return new DynamoDbReportedTrouble(
        aws.client(DynamoDbClient.builder(), accessKey), TABLES.name("LedgerTable"), aws.clock);
  }

  @Override
  protected ReportedTrouble one() {
    return one;
  }

  @Override
  protected ReportedTrouble other() {
    return other;
  }

  @Override
  protected void advance(Duration time) {
    aws.clock.advance(time);
  }
}
