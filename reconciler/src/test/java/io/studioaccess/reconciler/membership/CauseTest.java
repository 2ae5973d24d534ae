package io.studioaccess.reconciler.membership;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class CauseTest {
  private static final Path EVENTS = Path.of("../events");
  private static final ObjectMapper JSON = new ObjectMapper();

  private static Cause of(String file) throws IOException {
    return Cause.of(
        JSON.readValue(Files.readString(EVENTS.resolve(file)), new TypeReference<>() {}));
  }

  @ParameterizedTest
  @CsvSource({
    "add-member-to-group.console.json, sso-directory.amazonaws.com/AddMemberToGroup,"
        + " arn:aws:iam::111122223333:role/DirectoryAdmin",
    "delete-group-membership.api.json, identitystore.amazonaws.com/DeleteGroupMembership,"
        + " arn:aws:iam::111122223333:role/directory-sync",
    "patch-group.scim.json, identitystore-scim.amazonaws.com/PatchGroup,"
        + " WebIdentityUser of 111122223333",
  })
  void namesTheEventAndWhoMadeTheChange(String file, String source, String actor)
      throws IOException {
    assertThat(of(file)).isEqualTo(new Cause(Optional.of(source), Optional.of(actor)));
  }

  @Test
  void aNativeEventNamesNobody() throws IOException {
    assertThat(of("user-updated.native.json"))
        .isEqualTo(new Cause(Optional.of("aws.identitystore/User Updated"), Optional.empty()));
  }

  /** The name of a session is often a mail address. */
  @Test
  void noActorNamesASession() throws IOException {
    try (Stream<Path> files = Files.list(EVENTS)) {
      for (Path file : files.filter(it -> it.toString().endsWith(".json")).toList()) {
        Cause cause = of(file.getFileName().toString());
        assertThat(cause.actor().orElse("")).doesNotContain("grace", "nightly", "ASIA");
      }
    }
  }

  @Test
  void theUserOnWhoseBehalfTheCallWasMadeComesFirst() {
    Cause cause =
        Cause.of(
            Map.of(
                "detail",
                Map.of(
                    "userIdentity",
                    Map.of("type", "IdentityCenterUser", "onBehalfOf", Map.of("userId", "u-1")))));

    assertThat(cause).isEqualTo(new Cause(Optional.empty(), Optional.of("user/u-1")));
  }

  static List<Object> illegible() {
    return List.of("text", 7, List.of(), Map.of("type", 7, "sessionContext", "none"));
  }

  @ParameterizedTest
  @MethodSource("illegible")
  void anIllegibleIdentityIsNone(Object identity) {
    Map<String, Object> detail = Map.of("userIdentity", identity);

    assertThat(Cause.of(Map.of("detail", detail))).isEqualTo(Cause.NONE);
  }

  @Test
  void aTextThatAwsWouldNotSendIsNone() {
    assertThat(new Cause(Optional.of("x".repeat(701)), Optional.of("a\nb"))).isEqualTo(Cause.NONE);
  }

  @Test
  void aMessageCarriesIt() {
    // Given
    Cause cause = new Cause(Optional.of("service/event"), Optional.of("user/u-1"));
    Map<String, Object> message = new HashMap<>();

    // When
    cause.putInto(message);

    // Then
    assertThat(Cause.ofMessage(message)).isEqualTo(cause);
    assertThat(Cause.ofMessage(Map.of())).isEqualTo(Cause.NONE);
  }
}
