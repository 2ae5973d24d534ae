package io.studioaccess.studioctl.quarantine;

import io.studioaccess.mapping.DomainId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The JSON output of a restore or a deletion. */
final class RepairDocument {
  private RepairDocument() {}

  /**
   * @param done the name of the field that says whether all is done
   * @param left the reasons by domain in which it is not
   */
  static Map<String, Object> of(
      String user, String done, List<Leaver> leavers, Map<DomainId, String> left) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("user", user);
    fields.put(done, left.isEmpty());
    fields.put("domains", leavers.stream().map(it -> domain(it, done, left)).toList());
    return fields;
  }

  private static Map<String, Object> domain(
      Leaver leaver, String done, Map<DomainId, String> left) {
    Map<String, Object> fields = new LinkedHashMap<>();
    fields.put("domainId", leaver.domain().value());
    fields.put("userProfileName", leaver.profile().name().value());
    fields.put(done, !left.containsKey(leaver.domain()));
    fields.put("reason", left.getOrDefault(leaver.domain(), ""));
    return fields;
  }
}
