package io.studioaccess.sandbox.page.view;

import io.studioaccess.aws.dynamodb.DynamoDbLedgerReader;
import io.studioaccess.aws.dynamodb.MappingTable;
import io.studioaccess.mapping.MappingRow;
import io.studioaccess.reconciler.sweep.LedgerSnapshot;
import io.studioaccess.sandbox.stack.Sandbox;
import io.studioaccess.sandbox.wire.Call;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Collectors;

/**
 * The ledger and the mapping, read again only after somebody has written through the endpoint, and
 * every few seconds: tests and the demo write beside it.
 */
public final class Ledger {
  private static final Set<String> WRITES =
      Set.of("PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "TransactWriteItems");

  private static final long MAX_AGE_NANOS = 3_000_000_000L;

  private final DynamoDbLedgerReader reader;
  private final MappingTable mapping;
  private final AtomicBoolean changed = new AtomicBoolean(true);
  private volatile LedgerSnapshot snapshot;
  private volatile List<MappingRow> rows = List.of();
  private long readAt;

  public Ledger(Sandbox sandbox) {
    reader = new DynamoDbLedgerReader(sandbox.dynamoDb(), sandbox.table("LedgerTable"));
    mapping = new MappingTable(sandbox.dynamoDb(), sandbox.table("MappingTable"));
    snapshot = reader.read();
    sandbox.endpoint().calls().onCall(this::called);
  }

  private void called(Call call) {
    if (WRITES.contains(call.operation())) {
      changed.set(true);
    }
  }

  /** Somebody has written who does not use the endpoint. */
  public void changed() {
    changed.set(true);
  }

  /** The ledger after the last write. */
  public LedgerSnapshot snapshot() {
    refresh();
    return snapshot;
  }

  Set<String> mappedGroups() {
    refresh();
    return rows.stream().map(row -> row.group().value()).collect(Collectors.toSet());
  }

  private synchronized void refresh() {
    if (changed.getAndSet(false) || System.nanoTime() - readAt > MAX_AGE_NANOS) {
      readAt = System.nanoTime();
      snapshot = reader.read();
      rows = mapping.current().rows();
    }
  }
}
