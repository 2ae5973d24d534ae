package io.studioaccess.integration.adapters;

import io.studioaccess.aws.dynamodb.DynamoDbForeignProfiles;
import io.studioaccess.aws.dynamodb.DynamoDbLedger;
import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.DynamoDbProfileClaims;
import io.studioaccess.aws.dynamodb.DynamoDbSweepRecorder;
import io.studioaccess.reconciler.contracts.SweptLedgerContract;
import io.studioaccess.reconciler.reconcile.ForeignProfiles;
import io.studioaccess.reconciler.reconcile.MembershipLedger;
import io.studioaccess.reconciler.reconcile.ProfileClaims;
import io.studioaccess.reconciler.sweep.LedgerReader;
import io.studioaccess.reconciler.sweep.SweepRecorder;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the provisioner and the sweeper. */
class DynamoDbSweptLedgerIT extends SweptLedgerContract {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private String table;
  private DynamoDbClient provisioner;
  private DynamoDbClient sweeper;

  @BeforeEach
  void bothFunctionsOnOneTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    table = TABLES.name("LedgerTable");
    provisioner = aws.client(DynamoDbClient.builder(), Roles.provisioner(aws));
    sweeper = aws.client(DynamoDbClient.builder(), Roles.sweeper(aws));
  }

  @Override
  protected MembershipLedger ledger() {
    return new DynamoDbLedger(provisioner, table, aws.clock);
  }

  @Override
  protected LedgerReader reader() {
    return new DynamoDbLedgerReader(sweeper, table);
  }

  @Override
  protected SweepRecorder recorder() {
    return new DynamoDbSweepRecorder(sweeper, table, aws.clock);
  }

  @Override
  protected ForeignProfiles foreignProfiles() {
    return new DynamoDbForeignProfiles(provisioner, table);
  }

  @Override
  protected ProfileClaims claims() {
    return new DynamoDbProfileClaims(provisioner, table);
  }

  @Override
  protected void advance(Duration time) {
    aws.clock.advance(time);
  }
}
