package io.studioaccess.aws.ssoadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.Region;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;
import software.amazon.awssdk.services.ssoadmin.model.ValidationException;

class ApplicationClientsTest {

  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  private static final RuntimeException NOT_FOUND = ResourceNotFoundException.builder().build();
  private static final RuntimeException DENIED = AccessDeniedException.builder().build();
  private static final RuntimeException KEY_GONE =
      ResourceNotFoundException.builder().reason("KMS_NotFoundException").build();

  private final SsoAdminClient own = mock();
  private final SsoAdminClient primary = mock();
  private final List<SsoAdminClient> called = new ArrayList<>();

  private ApplicationClients clients(String primaryRegion) {
    return ApplicationClients.of(_ -> own, _ -> primary, new Region(primaryRegion));
  }

  private String call(String primaryRegion, Map<SsoAdminClient, RuntimeException> errors) {
    return clients(primaryRegion)
        .call(
            DOMAIN,
            client -> {
              called.add(client);
              if (errors.containsKey(client)) {
                throw errors.get(client);
              }
              return "done";
            });
  }

  @Test
  void oneCallIsEnoughInThePrimaryRegion() {
    assertThatThrownBy(() -> call("eu-west-1", Map.of(primary, NOT_FOUND))).isSameAs(NOT_FOUND);
    assertThat(called).containsExactly(primary);
  }

  @Test
  void theDomainsRegionIsFirst() {
    assertThat(call("eu-north-1", Map.of())).isEqualTo("done");
    assertThat(called).containsExactly(own);
  }

  static List<RuntimeException> refusals() {
    return List.of(NOT_FOUND, DENIED, ValidationException.builder().build());
  }

  /** How AWS refuses in a region without Identity Center is not documented. */
  @ParameterizedTest
  @MethodSource("refusals")
  void thePrimaryRegionIsAskedIfTheDomainsRefuses(RuntimeException refusal) {
    assertThat(call("eu-north-1", Map.of(own, refusal))).isEqualTo("done");
    assertThat(called).containsExactly(own, primary);
  }

  @Test
  void theErrorIsThatOfTheRegionWithTheApplication() {
    assertThatThrownBy(() -> call("eu-north-1", Map.of(own, NOT_FOUND, primary, DENIED)))
        .isSameAs(DENIED);
    assertThatThrownBy(() -> call("eu-north-1", Map.of(own, DENIED, primary, NOT_FOUND)))
        .isSameAs(DENIED);
    assertThatThrownBy(() -> call("eu-north-1", Map.of(own, KEY_GONE, primary, NOT_FOUND)))
        .isSameAs(KEY_GONE);
  }

  @Test
  void anExistingAssignmentIsNotSoughtElsewhere() {
    RuntimeException conflict = ConflictException.builder().build();
    assertThatThrownBy(() -> call("eu-north-1", Map.of(own, conflict))).isSameAs(conflict);
    assertThat(called).containsExactly(own);
  }
}
