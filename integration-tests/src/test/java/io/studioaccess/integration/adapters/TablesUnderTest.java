package io.studioaccess.integration.adapters;

import io.studioaccess.sandbox.cloudformation.template.TemplateTable;
import io.studioaccess.sandbox.dynamodb.DynamoDbProcess;
import io.studioaccess.sandbox.dynamodb.Tables;
import io.studioaccess.sandbox.process.Repository;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.AwsEndpoint;
import java.util.Map;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The template's tables, empty before each test, on one DynamoDB Local for the whole class. */
public final class TablesUnderTest
    implements BeforeAllCallback, BeforeEachCallback, AfterEachCallback, AfterAllCallback {

  private final Map<String, TemplateTable> declared = ProductTemplate.read().tables();
  private Tables tables;

  @Override
  public void beforeAll(ExtensionContext context) {
    tables =
        Tables.inShared(DynamoDbProcess.shared(new Repository(TestRepository.root())), "eu-west-1");
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    tables.create(declared.values());
  }

  @Override
  public void afterEach(ExtensionContext context) {
    declared
        .values()
        .forEach(table -> administrator().deleteTable(delete -> delete.tableName(table.name())));
  }

  @Override
  public void afterAll(ExtensionContext context) {
    tables.close();
  }

  /** Lets the endpoint serve these tables. */
  public void serveAt(AwsEndpoint endpoint) {
    endpoint.forwardDynamoDb(tables.uri(), tables.headers(), Map.of(), tables.partitionKeys());
  }

  public String name(String logicalId) {
    return declared.get(logicalId).name();
  }

  public DynamoDbClient administrator() {
    return tables.client();
  }
}
