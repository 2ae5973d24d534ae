package io.studioaccess.aws.ssoadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.plan.Operation;
import io.studioaccess.reconciler.reconcile.GroupAssignments;
import io.studioaccess.reconciler.reconcile.OperationResult;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentMatchers;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.CreateApplicationAssignmentRequest;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

class ApplicationAssignmentsTest {
  private static final Operation.AssignGroup ASSIGN =
      new Operation.AssignGroup(
          new DomainArn("arn:aws:sagemaker:eu-west-1:111122223333:domain/d-one"),
          new ProfileName("ana"),
          new ApplicationArn(
              "arn:aws:sso::111122223333:application/ssoins-1234567890abcdef/apl-1234567890abcdef"),
          new GroupId("00000001-0000-4000-8000-000000000000"));

  private final SsoAdminClient ssoAdmin = mock();
  private final GroupAssignments recorded = mock();
  private final ApplicationAssignments assignments =
      new ApplicationAssignments(new ApplicationClients(_ -> List.of(ssoAdmin)), recorded);

  @Test
  void existingAssignmentIsRecorded() {
    failWith(ConflictException.builder().message("already assigned").build());

    assertThat(assignments.assign(ASSIGN.domain(), ASSIGN.application(), ASSIGN.group()))
        .isEqualTo(new OperationResult.Done());
    verify(recorded).add(ASSIGN.domain().id(), ASSIGN.group());
  }

  @Test
  void missingApplicationOrGroupIsRefused() {
    failWith(ResourceNotFoundException.builder().message("Application does not exist.").build());

    assertThat(
            ((OperationResult.Refused)
                    assignments.assign(ASSIGN.domain(), ASSIGN.application(), ASSIGN.group()))
                .reason())
        .contains(ASSIGN.group().value(), ASSIGN.application().value(), "does not exist");
    verifyNoInteractions(recorded);
  }

  @Test
  void aKeyThatIsGoneIsNoMissingApplication() {
    failWith(ResourceNotFoundException.builder().reason("KMS_NotFoundException").build());
    assertThatThrownBy(
            () -> assignments.assign(ASSIGN.domain(), ASSIGN.application(), ASSIGN.group()))
        .isInstanceOf(ResourceNotFoundException.class);
    verifyNoInteractions(recorded);
  }

  @Test
  void transientErrorIsThrownAndNotRecorded() {
    failWith(AccessDeniedException.builder().message("not authorized").build());

    assertThatThrownBy(
            () -> assignments.assign(ASSIGN.domain(), ASSIGN.application(), ASSIGN.group()))
        .isInstanceOf(AccessDeniedException.class);
    verifyNoInteractions(recorded);
  }

  private void failWith(RuntimeException error) {
    when(ssoAdmin.createApplicationAssignment(
            ArgumentMatchers.<Consumer<CreateApplicationAssignmentRequest.Builder>>any()))
        .thenThrow(error);
  }
}
