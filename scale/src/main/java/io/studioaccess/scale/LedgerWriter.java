package io.studioaccess.scale;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Writes many items in batches, several at a time. */
public final class LedgerWriter implements AutoCloseable {
  /** DynamoDB's limit of a BatchWriteItem. */
  private static final int BATCH = 25;

  private static final int AT_ONCE = 4;
  private static final int MOST_WAITING = 400;

  private final DynamoDbClient dynamoDb;
  private final String table;
  private final ExecutorService writers = Executors.newFixedThreadPool(AT_ONCE);
  private final List<Future<?>> writes = new ArrayList<>();
  private List<WriteRequest> batch = new ArrayList<>();

  public LedgerWriter(DynamoDbClient dynamoDb, String table) {
    this.dynamoDb = dynamoDb;
    this.table = table;
  }

  public void put(Map<String, AttributeValue> item) {
    add(WriteRequest.builder().putRequest(put -> put.item(item)).build());
  }

  public void delete(Map<String, AttributeValue> key) {
    add(WriteRequest.builder().deleteRequest(delete -> delete.key(key)).build());
  }

  private void add(WriteRequest write) {
    batch.add(write);
    if (batch.size() == BATCH) {
      flush();
    }
  }

  private void flush() {
    if (batch.isEmpty()) {
      return;
    }
    List<WriteRequest> full = batch;
    batch = new ArrayList<>();
    writes.add(writers.submit(() -> write(full)));
    if (writes.size() >= MOST_WAITING) {
      await();
    }
  }

  private void write(List<WriteRequest> items) {
    BatchWriteItemResponse answer =
        dynamoDb.batchWriteItem(request -> request.requestItems(Map.of(table, items)));
    if (!answer.unprocessedItems().isEmpty()) {
      throw new IllegalStateException("DynamoDB Local left items unwritten");
    }
  }

  private void await() {
    for (Future<?> write : writes) {
      try {
        Object unused = write.get();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("interrupted while writing the ledger", e);
      } catch (ExecutionException e) {
        throw new IllegalStateException("cannot write the ledger", e.getCause());
      }
    }
    writes.clear();
  }

  @Override
  public void close() {
    flush();
    await();
    writers.shutdown();
  }
}
