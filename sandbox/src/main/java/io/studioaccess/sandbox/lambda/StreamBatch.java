package io.studioaccess.sandbox.lambda;

import java.time.Instant;
import java.util.List;
import software.amazon.awssdk.services.dynamodb.model.Record;

/**
 * Records of one shard that a function gets together.
 *
 * @param invocations how often it got them so far
 * @param retries how many of those count against the mapping's limit
 * @param due when it gets them next
 */
record StreamBatch(
    String shardId, List<Arrival> records, int invocations, int retries, Instant due) {

  /**
   * A record and when it was written, by the sandbox's clock: DynamoDB Local knows the machine's
   * alone.
   */
  record Arrival(Record record, Instant at) {

    String sequenceNumber() {
      return record.dynamodb().sequenceNumber();
    }
  }

  StreamBatch {
    records = List.copyOf(records);
  }

  static StreamBatch of(StreamReader.Read read, Instant now) {
    return new StreamBatch(
        read.shardId(),
        read.records().stream().map(record -> new Arrival(record, now)).toList(),
        0,
        0,
        now);
  }

  int size() {
    return records.size();
  }

  StreamBatch invoked() {
    return new StreamBatch(shardId, records, invocations + 1, retries, due);
  }

  StreamBatch part(int from, int to) {
    return new StreamBatch(shardId, records.subList(from, to), invocations, retries, due);
  }

  StreamBatch retriedAt(Instant instant) {
    return new StreamBatch(shardId, records, invocations, retries + 1, instant);
  }
}
