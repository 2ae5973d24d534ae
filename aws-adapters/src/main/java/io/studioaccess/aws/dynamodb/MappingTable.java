package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
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
    return rows(stored());
  }

  /** The mapping that these rows are. */
  public static MappingRows rows(List<StoredRow> stored) {
    List<MappingRow> rows = new ArrayList<>();
    List<RefusedRow> refused = new ArrayList<>();
    for (StoredRow row : stored) {
      switch (row) {
        case StoredRow.Legal legal -> rows.add(legal.row());
        case StoredRow.Refused refusedRow -> refused.add(refusedRow.refused());
      }
    }
    return new MappingRows(rows, refused);
  }

  /** Every item, and what is made of it. */
  public List<StoredRow> stored() {
    ScanRequest scan = ScanRequest.builder().tableName(tableName).consistentRead(true).build();
    return dynamoDb.scanPaginator(scan).items().stream().map(StoredRow::of).toList();
  }

  /** Puts the rows one by one, each whole. Rows of other groups and domains stay as they are. */
  public void putAll(List<MappingRow> rows) {
    for (MappingRow row : rows) {
      dynamoDb.putItem(put -> put.tableName(tableName).item(RowItem.of(row)));
    }
  }
}
