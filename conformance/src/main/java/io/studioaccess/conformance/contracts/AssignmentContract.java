package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.conformance.aws.Aws;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.ApplicationAssignment;
import software.amazon.awssdk.services.ssoadmin.model.InstanceMetadata;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** Assignments of groups to the domain's application in IAM Identity Center. */
@AsksAws
public class AssignmentContract {

  private final Aws aws;
  private final People people;
  private final SsoAdminClient ssoAdmin;
  private String application = "";

  AssignmentContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    ssoAdmin = aws.ssoAdmin();
  }

  @BeforeAll
  void findApplication() {
    application =
        aws.target()
            .applicationArn()
            .orElseThrow(
                () -> Setup.missing("the domain has no application that its description names"));
  }

  private void assign(String applicationArn, String groupId) {
    ssoAdmin.createApplicationAssignment(
        r ->
            r.applicationArn(applicationArn)
                .principalType(PrincipalType.GROUP)
                .principalId(groupId));
  }

  private void describe(String groupId) {
    ssoAdmin.describeApplicationAssignment(
        r -> r.applicationArn(application).principalType(PrincipalType.GROUP).principalId(groupId));
  }

  private void unassign(String groupId) {
    ssoAdmin.deleteApplicationAssignment(
        r -> r.applicationArn(application).principalType(PrincipalType.GROUP).principalId(groupId));
  }

  @Test
  void listsAnAssignedGroup() {
    // Given
    String group = people.newGroup();

    // When
    assign(application, group);

    // Then
    assertThat(
            ssoAdmin
                .listApplicationAssignmentsPaginator(r -> r.applicationArn(application))
                .applicationAssignments()
                .stream()
                .map(ApplicationAssignment::principalId))
        .contains(group);
    describe(group);
  }

  @Test
  void rejectsADuplicateAssignment() {
    String group = people.newGroup();
    assign(application, group);
    refuses("ConflictException", () -> assign(application, group));
  }

  @Test
  void rejectsAnUnknownGroup() {
    refuses(
        "ResourceNotFoundException",
        () -> assign(application, "00000000-0000-4000-8000-000000000000"));
  }

  @Test
  void rejectsAnUnknownApplication() {
    String group = people.newGroup();
    String unknown = application.replaceFirst("apl-.{16}$", "apl-0000000000000000");
    refuses("ResourceNotFoundException", () -> assign(unknown, group));
  }

  @Test
  void deletedAssignmentIsNotFound() {
    // Given
    String group = people.newGroup();
    assign(application, group);

    // When
    unassign(group);

    // Then
    refuses("ResourceNotFoundException", () -> describe(group));
    refuses("ResourceNotFoundException", () -> unassign(group));
  }

  @Test
  void assignsOnceMoreAfterADeletion() {
    String group = people.newGroup();
    assign(application, group);
    unassign(group);
    assign(application, group);
    describe(group);
  }

  @Test
  void instanceNamesItsOwnerAndStore() {
    assertThat(ssoAdmin.listInstances(r -> {}).instances())
        .filteredOn(instance -> aws.target().identityStoreId().equals(instance.identityStoreId()))
        .singleElement()
        .extracting(InstanceMetadata::ownerAccountId)
        .asString()
        .matches("\\d{12}");
  }
}
