package io.studioaccess.studioctl.sweep;

import io.studioaccess.reconciler.sweep.LastSweep;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON output of a sweep. */
final class SweepDocument {
  private SweepDocument() {}

  static Map<String, Object> of(int users, List<ProfileCount> profiles) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("users", users);
    fields.put("profiles", profiles);
    return fields;
  }

  /** A full sweep does not wait for the reconciles that it requests. */
  static Map<String, Object> of(LastSweep swept) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("users", swept.users());
    fields.put("requested", swept.requested());
    fields.put("inaccessible", swept.inaccessible());
    fields.put("at", swept.at().toString());
    return fields;
  }
}
