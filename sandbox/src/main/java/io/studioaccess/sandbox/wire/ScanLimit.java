package io.studioaccess.sandbox.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/**
 * Gives each scan of a table a limit. Without one, DynamoDB Local reads the whole table for each
 * page, so that a scan of a large table would take hours. The limit is more items than a page of 1
 * MB holds, so pages stay as they are: they end at 1 MB.
 */
final class ScanLimit {
  /** A page of 1 MB holds as many items of 105 bytes. */
  private static final int ITEMS = 10_000;

  private ScanLimit() {}

  static byte[] apply(String operation, JsonNode request, byte[] body) {
    return operation.equals("Scan")
            && request instanceof ObjectNode scan
            && !scan.has("Limit")
            && scan.has("TableName")
        ? scan.deepCopy().put("Limit", ITEMS).toString().getBytes(StandardCharsets.UTF_8)
        : body;
  }
}
