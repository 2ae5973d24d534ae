package io.studioaccess.integration.endtoend;

import static io.studioaccess.integration.endtoend.Stack.asMap;

import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.stack.TestRepository;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The files of {@code events/}, about other users, groups and memberships than their own. */
final class EventShapes {
  private EventShapes() {}

  static Map<String, Object> ofUser(String file, String userId) {
    return with(file, Map.of("userId", userId, "id", userId));
  }

  static Map<String, Object> ofGroup(String file, String groupId) {
    return with(file, Map.of("groupId", groupId, "id", groupId));
  }

  static Map<String, Object> ofMembership(
      String file, String userId, String groupId, String membershipId) {
    return with(
        file,
        Map.of(
            "groupId",
            groupId,
            "member",
            Map.of("memberId", userId),
            "memberId",
            Map.of("userId", userId),
            "membershipId",
            membershipId));
  }

  /** Only what the file's own request, or the answer to it, says can be said otherwise. */
  private static Map<String, Object> with(String file, Map<String, Object> instead) {
    Map<String, Object> event =
        new HashMap<>(EventFiles.read(TestRepository.root().resolve("events").resolve(file)));
    Map<String, Object> detail = new HashMap<>(asMap(event.get("detail")));
    for (String part : List.of("requestParameters", "responseElements")) {
      if (detail.get(part) != null) {
        Map<String, Object> fields = new HashMap<>(asMap(detail.get(part)));
        instead.forEach(fields::replace);
        detail.put(part, fields);
      }
    }
    event.put("detail", detail);
    return event;
  }
}
