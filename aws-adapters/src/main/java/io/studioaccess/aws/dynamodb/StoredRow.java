package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.MappingRow;
import io.studioaccess.mapping.RefusedRow;
import io.studioaccess.mapping.RowFields;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** An item of the mapping table, with the row that it contains or the reason why it is refused. */
public sealed interface StoredRow {

  /** The item as stored. */
  Map<String, AttributeValue> item();

  static StoredRow of(Map<String, AttributeValue> item) {
    Map<String, @Nullable Object> fields = RowItem.fields(item);
    try {
      return new Legal(item, RowFields.read(fields));
    } catch (IllegalArgumentException e) {
      return new Refused(item, RefusedRow.of(fields, String.valueOf(e.getMessage())));
    }
  }

  record Legal(Map<String, AttributeValue> item, MappingRow row) implements StoredRow {
    public Legal {
      item = Map.copyOf(item);
    }
  }

  record Refused(Map<String, AttributeValue> item, RefusedRow refused) implements StoredRow {
    public Refused {
      item = Map.copyOf(item);
    }
  }
}
