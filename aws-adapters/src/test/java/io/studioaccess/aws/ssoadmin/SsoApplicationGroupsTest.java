package io.studioaccess.aws.ssoadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups.Answer;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.DeleteApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

class SsoApplicationGroupsTest {
  private static final DomainArn DOMAIN =
      new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one");
  private static final ApplicationArn APPLICATION =
      new ApplicationArn(
          "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef");
  private static final GroupId GROUP = new GroupId("00000001-0000-4000-8000-000000000000");

  private final SsoAdminClient ssoAdmin = mock();
  private final SsoApplicationGroups groups =
      new SsoApplicationGroups(new ApplicationClients(_ -> List.of(ssoAdmin)));

  @Test
  void anAssignmentOfSomebodyElseExisted() {
    failWith(ConflictException.builder().message("already assigned").build());
    assertThat(assign()).isEqualTo(new Answer.Existed());
  }

  @Test
  void missingApplicationOrGroupIsRefused() {
    failWith(ResourceNotFoundException.builder().message("Application does not exist.").build());
    assertThat(((Answer.Refused) assign()).reason())
        .contains(GROUP.value(), APPLICATION.value(), "does not exist");
  }

  @Test
  void aKeyThatIsGoneIsNoMissingApplication() {
    failWith(ResourceNotFoundException.builder().reason("KMS_NotFoundException").build());
    assertThatThrownBy(this::assign).isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void transientErrorIsThrown() {
    failWith(AccessDeniedException.builder().message("not authorized").build());
    assertThatThrownBy(this::assign).isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anAssignmentThatIsGoneHasEnded() {
    failDeletionWith(ResourceNotFoundException.builder().message("does not exist").build());
    assertThatCode(() -> groups.unassign(DOMAIN, APPLICATION, GROUP)).doesNotThrowAnyException();
  }

  @Test
  void aKeyThatIsGoneEndsNoAssignment() {
    failDeletionWith(ResourceNotFoundException.builder().reason("KMS_NotFoundException").build());
    assertThatThrownBy(() -> groups.unassign(DOMAIN, APPLICATION, GROUP))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  private Answer assign() {
    return groups.assign(DOMAIN, APPLICATION, GROUP);
  }

  private void failWith(RuntimeException error) {
    when(ssoAdmin.createApplicationAssignment(
            ArgumentMatchers.<Consumer<CreateApplicationAssignmentRequest.Builder>>any()))
        .thenThrow(error);
  }

  private void failDeletionWith(RuntimeException error) {
    when(ssoAdmin.deleteApplicationAssignment(
            ArgumentMatchers.<Consumer<DeleteApplicationAssignmentRequest.Builder>>any()))
        .thenThrow(error);
  }
}
