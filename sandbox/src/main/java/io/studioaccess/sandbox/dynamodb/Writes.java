package io.studioaccess.sandbox.dynamodb;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.jspecify.annotations.Nullable;

/**
 * Counts the calls that may have changed a table, so that nobody need ask its stream without cause.
 */
public final class Writes {

  private static final Set<String> READS =
      Set.of(
          "GetItem",
          "BatchGetItem",
          "TransactGetItems",
          "Query",
          "Scan",
          "DescribeTable",
          "ListTables");

  private final Map<String, LongAdder> toOne = new ConcurrentHashMap<>();
  private final LongAdder toAny = new LongAdder();

  /**
   * Counts a call, whether it succeeded or not, after it can have had an effect.
   *
   * @param table name or ARN; null if the call names none, or several
   */
  public void count(String operation, @Nullable Object table) {
    if (READS.contains(operation)) {
      return;
    }
    if (table instanceof String text) {
      String name = text.substring(text.lastIndexOf('/') + 1);
      toOne.computeIfAbsent(name, unused -> new LongAdder()).increment();
    } else {
      toAny.increment();
    }
  }

  /** Another number than before if the table of this name may have changed since. */
  public long to(String table) {
    LongAdder own = toOne.get(table);
    return toAny.sum() + (own == null ? 0 : own.sum());
  }
}
