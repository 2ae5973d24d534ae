package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.function.Consumer;

/** Asks DynamoDB with each call what the call consumes, and reports the answer. */
record MeteredTables(AwsService tables, Consumer<ConsumedUnits> listener) implements AwsService {
  @Override
  public String name() {
    return tables.name();
  }

  @Override
  public ParsedRequest parse(String operation, IncomingRequest incoming, Caller caller) {
    if (!ConsumedUnits.isMetered(operation)) {
      return tables.parse(operation, incoming, caller);
    }
    ObjectNode asking = Json.read(incoming.body()).put("ReturnConsumedCapacity", "TOTAL");
    ParsedRequest parsed = tables.parse(operation, incoming.with(Json.write(asking)), caller);
    return parsed.with(
        () -> {
          Reply reply = parsed.handler().get();
          report(operation, reply, caller.principal().name());
          return reply;
        });
  }

  /** A call about one table answers with one object, a batch or transaction with a list. */
  private void report(String operation, Reply reply, String principal) {
    JsonNode consumed = Json.read(reply.body()).path("ConsumedCapacity");
    Iterable<JsonNode> tablesOfCall = consumed.isArray() ? consumed : List.of(consumed);
    for (JsonNode table : tablesOfCall) {
      if (table.has("TableName")) {
        listener.accept(
            new ConsumedUnits(
                principal,
                operation,
                table.path("TableName").asText(),
                table.path("CapacityUnits").asDouble()));
      }
    }
  }

  @Override
  public Reply errorReply(ServiceException error, String requestId) {
    return tables.errorReply(error, requestId);
  }
}
