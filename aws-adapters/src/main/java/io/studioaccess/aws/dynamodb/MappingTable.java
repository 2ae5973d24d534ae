package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.GroupMappings;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.MappingRows;
import io.studioaccess.mapping.RefusedRow;
import java.util.ArrayList;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;

/**
 * The mapping table. It is read completely: it has one row per group and domain, at most hundreds.
 */
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

  /** Combines stored rows into a mapping. */
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

  /** Reads every item of the table. */
  public List<StoredRow> stored() {
    ScanRequest scan = ScanRequest.builder().tableName(tableName).consistentRead(true).build();
    return dynamoDb.scanPaginator(scan).items().stream().map(StoredRow::of).toList();
  }

  /** Puts the rows one by one and replaces each existing item. Other rows stay unchanged. */
  public void putAll(List<MappingRow> rows) {
    for (MappingRow row : rows) {
      dynamoDb.putItem(put -> put.tableName(tableName).item(RowItem.of(row)));
    }
  }
}
