package io.studioaccess.mapping.file;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.table.RowItem;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Puts every row of a row file into the mapping table: {@code LoadMapping FILE TABLE}. Rows that
 * the file does not name stay as they are. Region, credentials and endpoint come from the usual AWS
 * environment.
 */
public final class LoadMapping {
  private LoadMapping() {}

  public static void main(String[] args) {
    System.exit(run(args, System.out, System.err));
  }

  static int run(String[] args, PrintStream out, PrintStream err) {
    if (args.length != 2) {
      err.println("usage: LoadMapping FILE TABLE");
      return 2;
    }
    try (DynamoDbClient dynamoDb = DynamoDbClient.create()) {
      List<MappingRow> rows = MappingFile.read(Path.of(args[0]));
      load(rows, dynamoDb, args[1]);
      out.println("%d rows of %s are in %s".formatted(rows.size(), args[0], args[1]));
      return 0;
    } catch (IOException e) {
      err.println(args[0] + ": cannot be read: " + e);
    } catch (BadMappingFile e) {
      err.println(e.getMessage());
    } catch (SdkException e) {
      err.println(args[1] + ": " + e.getMessage());
    }
    return 1;
  }

  /** Puts the rows one by one: a table of this size needs no batches, and each put is whole. */
  public static void load(List<MappingRow> rows, DynamoDbClient dynamoDb, String table) {
    for (MappingRow row : rows) {
      dynamoDb.putItem(put -> put.tableName(table).item(RowItem.of(row)));
    }
  }
}
