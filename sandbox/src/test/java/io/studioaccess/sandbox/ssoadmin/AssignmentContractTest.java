package io.studioaccess.sandbox.ssoadmin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ConflictException;
import software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException;

class AssignmentContractTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SsoAdminClient ssoAdmin;
  private String application;
  private String group;

  @BeforeEach
  void addApplicationAndGroup() {
    ssoAdmin = aws.ssoAdmin();
    application = aws.cloud.studio().addDomain("research").singleSignOnApplicationArn();
    group = aws.cloud.directory().addGroup("Analysts").groupId();
  }

  private void assign(String applicationArn, String groupId) {
    ssoAdmin.createApplicationAssignment(
        r -> r.applicationArn(applicationArn).principalType("GROUP").principalId(groupId));
  }

  @Test
  void listsACreatedAssignment() {
    assign(application, group);
    assertThat(
            ssoAdmin
                .listApplicationAssignments(r -> r.applicationArn(application))
                .applicationAssignments())
        .extracting(a -> a.principalId())
        .containsExactly(group);
  }

  @Test
  void rejectsADuplicateAssignment() {
    assign(application, group);
    assertThatThrownBy(() -> assign(application, group)).isInstanceOf(ConflictException.class);
  }

  @Test
  void rejectsAnUnknownApplication() {
    assertThatThrownBy(() -> assign(application.replace("0001", "0009"), group))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void rejectsAnUnknownGroup() {
    assertThatThrownBy(() -> assign(application, "00000000-0000-0000-0000-000000000000"))
        .isInstanceOf(ResourceNotFoundException.class);
  }

  @Test
  void deletedAssignmentIsNotFound() {
    assign(application, group);
    ssoAdmin.deleteApplicationAssignment(
        r -> r.applicationArn(application).principalType("GROUP").principalId(group));
    assertThatThrownBy(
            () ->
                ssoAdmin.describeApplicationAssignment(
                    r -> r.applicationArn(application).principalType("GROUP").principalId(group)))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
