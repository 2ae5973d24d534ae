package io.studioaccess.aws.sts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.time.Clock;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.Credentials;

class AccountSessionTest {
  private static final Instant NINE = Instant.parse("2026-03-02T09:00:00Z");

  private final Clock clock = mock();
  private final AccountSession session = new AccountSession(this::assumeRole, clock);
  private int assumed;

  @BeforeEach
  void setClock() {
    when(clock.instant()).thenReturn(NINE);
  }

  private Credentials assumeRole() {
    assumed++;
    return Credentials.builder()
        .accessKeyId("key-" + assumed)
        .secretAccessKey("secret")
        .sessionToken("token")
        .expiration(clock.instant().plusSeconds(3_600))
        .build();
  }

  @Test
  void discardedCredentialsAreRequestedAgain() {
    assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("key-1");

    session.discard();

    assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("key-2");
  }

  @Test
  void credentialsAreRenewedFiveMinutesBeforeExpiry() {
    assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("key-1");

    when(clock.instant()).thenReturn(NINE.plusSeconds(3_299));
    assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("key-1");

    when(clock.instant()).thenReturn(NINE.plusSeconds(3_300));
    assertThat(session.resolveCredentials().accessKeyId()).isEqualTo("key-2");
  }
}
