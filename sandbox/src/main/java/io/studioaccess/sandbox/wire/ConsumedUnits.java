package io.studioaccess.sandbox.wire;

import java.util.Set;

/**
 * The capacity that one call consumed of one table and its indexes, as DynamoDB itself counts it
 * ({@code ReturnConsumedCapacity}).
 *
 * @param principal the caller's name
 * @param operation of DynamoDB, e.g. {@code UpdateItem}
 * @param table its physical name
 * @param units read or write units, those of the indexes included
 */
public record ConsumedUnits(String principal, String operation, String table, double units) {
  private static final Set<String> READS =
      Set.of("GetItem", "BatchGetItem", "TransactGetItems", "Query", "Scan");
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  /** Whether the units are read units; otherwise they are write units. */
  public boolean isRead() {
    return READS.contains(operation);
  }

  static boolean isMetered(String operation) {
    return READS.contains(operation) || WRITES.contains(operation);
  }
}
