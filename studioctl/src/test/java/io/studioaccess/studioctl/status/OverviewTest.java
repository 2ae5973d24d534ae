package io.studioaccess.studioctl.status;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.studioctl.status.Overview.BlockedProfile;
import io.studioaccess.studioctl.status.Overview.FunctionMessages;
import java.util.List;
import org.junit.jupiter.api.Test;

class OverviewTest {
  private static final BlockedProfile BLOCKED =
      new BlockedProfile("1-2", "d-abcdefghijkl", "ana", "DELETING", "Blocked: an app runs");

  private static Overview overview(
      int held, List<BlockedProfile> blocked, int deadLetters, List<String> alarms) {
    return new Overview(
        "studio-access",
        "111122223333",
        "eu-west-1",
        List.of(),
        held,
        0,
        blocked,
        "",
        "",
        "",
        "",
        List.of(new FunctionMessages("Sweeper", 3, 2, 1, deadLetters)),
        alarms,
        List.of());
  }

  @Test
  void anAdministratorActsOnHeldChangesBlockedTeardownsDeadLettersAndAlarms() {
    assertThat(overview(0, List.of(), 0, List.of()).needsAttention()).isFalse();
    assertThat(overview(1, List.of(), 0, List.of()).needsAttention()).isTrue();
    assertThat(overview(0, List.of(BLOCKED), 0, List.of()).needsAttention()).isTrue();
    assertThat(overview(0, List.of(), 1, List.of()).needsAttention()).isTrue();
    assertThat(overview(0, List.of(), 0, List.of("alarm")).needsAttention()).isTrue();
  }
}
