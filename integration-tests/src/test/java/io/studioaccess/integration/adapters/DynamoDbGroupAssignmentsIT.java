package io.studioaccess.integration.adapters;

import io.studioaccess.aws.dynamodb.DynamoDbGroupAssignments;
import io.studioaccess.reconciler.contracts.GroupAssignmentsContract;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** On DynamoDB Local, with the rights that the template gives the sweeper. */
class DynamoDbGroupAssignmentsIT extends GroupAssignmentsContract {
  @RegisterExtension static final TablesUnderTest TABLES = new TablesUnderTest();
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private GroupAssignments assignments;

  @BeforeEach
  void theProvisionerOnItsTable() {
    TABLES.serveAt(aws.cloud.endpoint());
    assignments =
        new DynamoDbGroupAssignments(
            aws.client(DynamoDbClient.builder(), Roles.sweeper(aws)), TABLES.name("LedgerTable"));
  }

  @Override
  protected GroupAssignments assignments() {
    return assignments;
  }
}
