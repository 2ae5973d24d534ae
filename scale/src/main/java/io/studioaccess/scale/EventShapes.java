package io.studioaccess.scale;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.identitystore.Membership;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** The event files of the repository, about other users and groups than their own, and of now. */
public final class EventShapes {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};
  private static final String USER = "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-\\d{12}";
  private static final String MEMBERSHIP = "0a1b2c3d4e-bbbbbbbb-0000-4000-8000-\\d{12}";
  private static final String GROUP = "0a1b2c3d4e-(\\d)\\1{7}-\\1{4}-4\\1{3}-8\\1{3}-\\1{12}";
  private static final String TIME = "20\\d\\d-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\dZ";
  private static final String EVENT_ID = "(e7e7e7e7|c0ffee00)-0000-4000-8000-\\d{12}";

  private final Path folder;
  private final InstantSource clock;

  public EventShapes(Path repository, InstantSource clock) {
    this.folder = repository.resolve("events");
    this.clock = clock;
  }

  /** CloudTrail's record of an addition. */
  Map<String, Object> added(Membership membership) {
    return with("add-member-to-group.okta-scim.json", membership);
  }

  /** The Identity Store's own event of an addition. */
  Map<String, Object> addedNatively(Membership membership) {
    return with("group-membership-created.native.json", membership);
  }

  /** CloudTrail's record of a removal. */
  Map<String, Object> removed(Membership membership) {
    return with("remove-member-from-group.console.json", membership);
  }

  /** The Identity Store's own event of a removal. */
  Map<String, Object> removedNatively(Membership membership) {
    return with("group-membership-deleted.native.json", membership);
  }

  /** CloudTrail's record of a change by SCIM, which names the group only. */
  Map<String, Object> patched(Membership membership) {
    return with("patch-group.scim.json", membership);
  }

  private Map<String, Object> with(String file, Membership membership) {
    try {
      String text =
          Files.readString(folder.resolve(file))
              .replaceAll(USER, membership.userId())
              .replaceAll(MEMBERSHIP, membership.membershipId())
              .replaceAll(GROUP, membership.groupId())
              .replaceAll(TIME, clock.instant().truncatedTo(ChronoUnit.SECONDS).toString())
              .replaceAll(EVENT_ID, UUID.randomUUID().toString());
      return JSON.readValue(text, EVENT);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not an event", e);
    }
  }
}
