package io.studioaccess.reconciler.membership;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.desired.ProfileNaming;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import io.studioaccess.reconciler.sweep.SweepRequest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.EdgeCasesMode;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/**
 * Events and messages of any shape: fields that are missing, of another type, or huge. Whoever may
 * put events or send messages chooses them.
 */
class HostileEventsTest {
  private final MembershipEventDecoder decoder =
      new MembershipEventDecoder(new IdentityStoreId("d-1234567890"), new Region("eu-west-1"));

  // The known values are the edge cases; the pairs of all of them would take longer than all tries.
  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyEventIsDecodedOrNamedUndecodable(@ForAll("events") Map<String, Object> event) {
    assertReadOrNamed(() -> decoder.decode(event));
    assertReadOrNamed(
        () -> assertThat(EventIds.of(event, "message-id")).hasSizeLessThanOrEqualTo(64));
    assertReadOrNamed(() -> EventTimes.of(event));
  }

  @Property(edgeCases = EdgeCasesMode.NONE)
  void anyNativeEventIsDecoded(@ForAll("nativeEvents") Map<String, Object> event) {
    assertThat(decoder.decode(event)).isNotNull();
    assertThat(EventIds.of(event, "message-id")).hasSizeLessThanOrEqualTo(64);
    assertThat(EventTimes.of(event)).isNotNull();
  }

  @Property
  void anyMessageIsReadOrNamedUndecodable(@ForAll("messages") Map<String, Object> message) {
    assertReadOrNamed(() -> ReconcileRequest.of(message));
    assertReadOrNamed(() -> SweepRequest.of(message, "message-id"));
  }

  @Property
  void anyUserNameGetsLegalProfileNames(@ForAll("texts") String name) {
    List<ProfileName> candidates =
        ProfileNaming.candidates(new UserName(name), new UserId("0a1b2c3d4e-aaaaaaaa"));

    assertThat(candidates)
        .hasSizeBetween(2, 3)
        .allSatisfy(candidate -> assertThat(ProfileName.parse(candidate.value())).isNotNull());
  }

  private static void assertReadOrNamed(Runnable read) {
    try {
      read.run();
    } catch (UndecodableEventException e) {
      assertThat(e.getMessage()).isNotBlank().hasSizeLessThan(2_000);
    }
  }

  @Provide
  Arbitrary<Map<String, Object>> events() {
    Arbitrary<Map<String, Object>> details =
        maps(
            "eventSource",
            "eventName",
            "eventID",
            "eventTime",
            "errorCode",
            "requestParameters",
            "responseElements");
    return Combinators.combine(details, maps("id", "time", "detail-type", "source"))
        .as(
            (detail, envelope) -> {
              Map<String, Object> event = new HashMap<>(envelope);
              event.put("detail", detail);
              return event;
            });
  }

  /** Only source and detail type are fixed, because they make an event a native one. */
  @Provide
  Arbitrary<Map<String, Object>> nativeEvents() {
    Arbitrary<String> types =
        Arbitraries.of(
            "User Disabled", "Group Updated", "GroupMembership Created", "GroupMembership Deleted");
    return Combinators.combine(
            types,
            maps("id", "time", "region", "account", "resources", "detail"),
            maps(
                "user-id",
                "groupId",
                "MembershipId",
                "member",
                "identity-store-id",
                "userIdentity"),
            Arbitraries.integers().between(0, 30))
        .as(
            (type, envelope, detail, depth) -> {
              Map<String, Object> event = new HashMap<>(envelope);
              event.put("source", "aws.identitystore");
              event.put("detail-type", type);
              if (depth > 0) {
                event.put("detail", nested(detail, depth));
              }
              return event;
            });
  }

  private static Map<String, Object> nested(Map<String, Object> innermost, int depth) {
    Map<String, Object> nested = innermost;
    for (int i = 1; i < depth; i++) {
      nested = Map.of(i % 2 == 0 ? "user" : "change", nested, "id", i);
    }
    return nested;
  }

  @Provide
  Arbitrary<Map<String, Object>> messages() {
    return maps(
        "type",
        "userId",
        "eventId",
        "since",
        "attempt",
        "turn",
        "handOvers",
        "links",
        "domainArn",
        "userProfileName",
        "groupIds",
        "groupNames",
        "scope",
        "from",
        "reason");
  }

  private Arbitrary<Map<String, Object>> maps(String... fields) {
    return Combinators.combine(
            Arbitraries.integers().between(0, (1 << fields.length) - 1),
            values().list().ofSize(fields.length))
        .as((chosen, values) -> map(fields, chosen, values));
  }

  /** The fields whose bits are set. */
  private static Map<String, Object> map(
      String[] fields, int chosen, List<@Nullable Object> values) {
    Map<String, Object> map = new HashMap<>();
    for (int i = 0; i < fields.length; i++) {
      if ((chosen & 1 << i) != 0) {
        map.put(fields[i], values.get(i));
      }
    }
    return map;
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings().ofMaxLength(128);
  }

  private Arbitrary<@Nullable Object> values() {
    Arbitrary<Object> known =
        Arbitraries.of(
            "sso-directory.amazonaws.com",
            "identitystore.amazonaws.com",
            "identitystore-scim.amazonaws.com",
            "AddMemberToGroup",
            "CreateGroupMembership",
            "DeleteGroupMembership",
            "PatchGroup",
            "DeleteUser",
            "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001",
            "d-1234567890",
            "MEMBERS",
            Map.of("identityStoreId", "d-1234567890", "groupId", 7),
            List.of("arn:aws:identitystore:::user/" + "x".repeat(200_000), 7),
            List.of(
                "arn:aws:identitystore:::group/0a1b2c3d4e-aaaaaaaa-0000-4000-8000-000000000001"),
            Map.of("member", Map.of("memberId", "x".repeat(200_000))),
            Map.of("memberId", List.of("a"), "membershipId", ""));
    Arbitrary<Object> any =
        Arbitraries.oneOf(
            List.of(
                texts().map(Object.class::cast),
                Arbitraries.integers().map(Object.class::cast),
                Arbitraries.doubles().map(Object.class::cast),
                Arbitraries.of(true, false).map(Object.class::cast),
                texts().list().ofMaxSize(3).map(Object.class::cast),
                Arbitraries.maps(texts(), texts()).ofMaxSize(3).map(Object.class::cast)));
    return Arbitraries.frequencyOf(net.jqwik.api.Tuple.of(3, known), net.jqwik.api.Tuple.of(2, any))
        .injectNull(0.1);
  }
}
