package io.studioaccess.studioctl.events;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.studioctl.history.HistoryRow;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** An entry for scripts: one JSON object, or one line of CSV. Absent values are empty texts. */
final class EventFields {
  /** Of the JSON objects. A new field does not change it. */
  static final int VERSION = 1;

  static final List<String> COLUMNS =
      Stream.concat(
              Stream.of("type"),
              Stream.concat(HistoryRow.HEADERS.stream(), Stream.of("queue", "messageId", "about")))
          .toList();

  private EventFields() {}

  /**
   * @param names of users, by id
   */
  static Map<String, Object> of(Entry entry, Map<UserId, String> names) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("version", VERSION);
    switch (entry) {
      case Entry.OutcomeOf outcome -> {
        fields.put("type", "outcome");
        fields.putAll(HistoryRow.of(outcome.outcome(), names).fields());
      }
      case Entry.DeadLetterIn letter -> {
        fields.put("type", "deadLetter");
        fields.put("at", letter.at().toString());
        fields.put("queue", letter.queue());
        fields.put("messageId", letter.messageId());
        fields.put("about", letter.about());
        fields.put("reason", letter.reason());
      }
    }
    return fields;
  }

  static List<String> cells(Entry entry, Map<UserId, String> names) {
    Map<String, Object> fields = of(entry, names);
    return COLUMNS.stream().map(column -> fields.getOrDefault(column, "").toString()).toList();
  }
}
