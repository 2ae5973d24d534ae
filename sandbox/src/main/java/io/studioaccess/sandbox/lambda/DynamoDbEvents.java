package io.studioaccess.sandbox.lambda;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.studioaccess.sandbox.wire.ShapeWriter;
import java.util.ArrayList;
import java.util.List;

/** The JSON between a stream's event source mapping and its function. */
final class DynamoDbEvents {

  private static final ObjectMapper JSON = new ObjectMapper();

  private DynamoDbEvents() {}

  static String event(StreamBatch batch, String streamArn, String region) {
    ObjectNode event = JSON.createObjectNode();
    var records = event.putArray("Records");
    for (StreamBatch.Arrival arrival : batch.records()) {
      ObjectNode one = JSON.valueToTree(ShapeWriter.members(arrival.record()));
      one.put("awsRegion", region);
      one.put("eventSourceARN", streamArn);
      if (one.get("dynamodb") instanceof ObjectNode change) {
        change.put("ApproximateCreationDateTime", arrival.at().getEpochSecond());
      }
      records.add(one);
    }
    return event.toString();
  }

  /**
   * How many records are done: those before the first that the answer names. As Lambda has it, an
   * answer that cannot be read, or that names a record which was not in the batch, fails the whole
   * batch.
   */
  static int done(StreamBatch batch, String response) {
    List<String> numbers =
        batch.records().stream().map(StreamBatch.Arrival::sequenceNumber).toList();
    var failed = new ArrayList<Integer>();
    try {
      for (JsonNode failure : JSON.readTree(response).path("batchItemFailures")) {
        failed.add(numbers.indexOf(failure.path("itemIdentifier").asText()));
      }
    } catch (JsonProcessingException e) {
      return 0;
    }
    return failed.stream().mapToInt(place -> Math.max(0, place)).min().orElse(batch.size());
  }
}
