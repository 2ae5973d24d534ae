package io.studioaccess.mapping.table;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RowFields;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/** The mapping table, read whole: it has a row per group and domain, hundreds at most. */
public final class MappingTable implements GroupMappings {
  private final DynamoDbClient dynamoDb;
  private final String tableName;

  public MappingTable(DynamoDbClient dynamoDb, String tableName) {
    this.dynamoDb = dynamoDb;
    this.tableName = tableName;
  }

  @Override
  public MappingRows current() {
    List<MappingRow> rows = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    ScanRequest scan = ScanRequest.builder().tableName(tableName).consistentRead(true).build();
    for (Map<String, AttributeValue> item : dynamoDb.scanPaginator(scan).items()) {
      Map<String, @Nullable Object> fields = RowItem.fields(item);
      try {
        rows.add(RowFields.read(fields));
      } catch (IllegalArgumentException e) {
        refused.add(RefusedRow.of(fields, String.valueOf(e.getMessage())));
      }
    }
    return new MappingRows(rows, refused);
  }
}
