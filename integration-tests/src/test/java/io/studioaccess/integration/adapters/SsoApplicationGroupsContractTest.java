package io.studioaccess.integration.adapters;

import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.GroupId;
import io.studioaccess.reconciler.contracts.ApplicationGroupsContract;
import io.studioaccess.reconciler.plan.ApplicationArn;
import io.studioaccess.reconciler.reconcile.ApplicationGroups;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.ssoadmin.Assignments.Assignment;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.model.DescribeDomainResponse;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.ssoadmin.model.PrincipalType;

/** With the rights that the template gives the sweeper, which ends assignments. */
class SsoApplicationGroupsContractTest extends ApplicationGroupsContract {
  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private DescribeDomainResponse domain;
  private ApplicationGroups groups;

  @BeforeEach
  void aDomain() {
    domain = aws.cloud.studio().addDomain("research");
    SsoAdminClient ssoAdmin = aws.client(SsoAdminClient.builder(), Roles.sweeper(aws));
    groups = new SsoApplicationGroups(new ApplicationClients(_ -> List.of(ssoAdmin)));
  }

  @Override
  protected ApplicationGroups groups() {
    return groups;
  }

  @Override
  protected DomainArn domain() {
    return new DomainArn(domain.domainArn());
  }

  @Override
  protected ApplicationArn application() {
    return new ApplicationArn(domain.singleSignOnApplicationArn());
  }

  @Override
  protected GroupId addGroup(String name) {
    return new GroupId(aws.cloud.directory().addGroup(name).groupId());
  }

  @Override
  protected void assignByHand(GroupId group) {
    aws.cloud
        .assignments()
        .add(
            new Assignment(
                domain.singleSignOnApplicationArn(), PrincipalType.GROUP, group.value()));
  }
}
