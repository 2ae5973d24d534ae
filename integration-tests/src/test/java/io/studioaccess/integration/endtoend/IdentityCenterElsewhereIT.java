package io.studioaccess.integration.endtoend;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.demo.Company;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Call;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Identity Center in an account of its own, whose events are handed on to the stack. */
class IdentityCenterElsewhereIT {

  private static final AccountRegion IDENTITY_CENTER =
      new AccountRegion("777788889999", "eu-west-1");

  private static Stack stack;

  @BeforeAll
  static void start() {
    stack = new Stack(Stack.asTheTemplateHasIt().withIdentityCenter(IDENTITY_CENTER));
  }

  @AfterAll
  static void stop() {
    stack.close();
  }

  @Test
  void aMemberGetsAProfileInTheStacksAccount() {
    // Given
    var there =
        stack.sandbox.deploy(
            TestRepository.root().resolve("templates/identity-center-account.yaml"),
            IDENTITY_CENTER,
            Map.of("TargetEventBusArn", AccountRegion.example().defaultBus().arn()));
    var user = stack.newUser();
    stack.join(user, Company.DATA_SCIENTISTS);

    // When
    there.publish(stack.event("add-member-to-group.console.json", user, Company.DATA_SCIENTISTS));
    stack.sandbox.settle();

    // Then
    assertThat(stack.profileOf(user)).isPresent();
    assertThat(stack.sandbox.endpoint().calls().denied()).extracting(Call::operation).isEmpty();
  }
}
