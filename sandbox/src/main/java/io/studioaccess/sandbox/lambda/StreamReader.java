package io.studioaccess.sandbox.lambda;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.model.GetRecordsResponse;
import software.amazon.awssdk.services.dynamodb.model.Record;
import software.amazon.awssdk.services.dynamodb.model.Shard;
import software.amazon.awssdk.services.dynamodb.model.ShardIteratorType;
import software.amazon.awssdk.services.dynamodb.streams.DynamoDbStreamsClient;

/**
 * Reads a stream from its first record on, shard after shard. As it is made together with the
 * table, TRIM_HORIZON and LATEST are the same to it.
 *
 * <p>It keeps no iterator between two reads: those expire after fifteen minutes.
 */
final class StreamReader {

  private static final int MAX_PER_READ = 1000;

  private final DynamoDbStreamsClient streams;
  private final String streamArn;
  private final List<Position> positions = new ArrayList<>();

  private static final class Position {
    private final String shardId;
    private Optional<String> last = Optional.empty();
    private boolean ended;

    Position(String shardId) {
      this.shardId = shardId;
    }
  }

  StreamReader(DynamoDbStreamsClient streams, String streamArn) {
    this.streams = streams;
    this.streamArn = streamArn;
    findShards();
  }

  /** Records of one shard, at least one, in their order. */
  record Read(String shardId, List<Record> records) {}

  /** The next records; none only if no shard has any. */
  Optional<Read> next(int most) {
    for (int i = 0; i < positions.size(); i++) {
      Position position = positions.get(i);
      if (!position.ended) {
        List<Record> records = read(position, most);
        if (!records.isEmpty()) {
          return Optional.of(new Read(position.shardId, records));
        }
      }
    }
    return Optional.empty();
  }

  private List<Record> read(Position position, int most) {
    String iterator = iterator(position);
    GetRecordsResponse answer =
        streams.getRecords(
            request -> request.shardIterator(iterator).limit(Math.min(most, MAX_PER_READ)));
    boolean ended = answer.nextShardIterator() == null;
    if (ended) {
      findShards();
    }
    // Only now, so that what fails halfway is read again.
    position.ended = ended;
    if (!answer.records().isEmpty()) {
      position.last = Optional.of(answer.records().getLast().dynamodb().sequenceNumber());
    }
    return answer.records();
  }

  private String iterator(Position position) {
    return streams
        .getShardIterator(
            request -> {
              request.streamArn(streamArn).shardId(position.shardId);
              position.last.ifPresentOrElse(
                  number ->
                      request
                          .shardIteratorType(ShardIteratorType.AFTER_SEQUENCE_NUMBER)
                          .sequenceNumber(number),
                  () -> request.shardIteratorType(ShardIteratorType.TRIM_HORIZON));
            })
        .shardIterator();
  }

  /**
   * A shard that ends has its successors listed by then, and a parent comes before its children.
   */
  private void findShards() {
    Optional<String> from = Optional.empty();
    do {
      Optional<String> page = from;
      var description =
          streams
              .describeStream(
                  request -> request.streamArn(streamArn).exclusiveStartShardId(page.orElse(null)))
              .streamDescription();
      for (Shard shard : description.shards()) {
        if (positions.stream().noneMatch(known -> known.shardId.equals(shard.shardId()))) {
          positions.add(new Position(shard.shardId()));
        }
      }
      from = Optional.ofNullable(description.lastEvaluatedShardId());
    } while (from.isPresent());
  }
}
