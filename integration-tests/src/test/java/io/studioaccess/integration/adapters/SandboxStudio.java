package io.studioaccess.integration.adapters;

import io.studioaccess.aws.sagemaker.GrantExecutor;
import io.studioaccess.aws.sagemaker.RevokeExecutor;
import io.studioaccess.aws.sagemaker.SageMakerProfiles;
import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.aws.ssoadmin.ApplicationClients;
import io.studioaccess.aws.ssoadmin.SsoApplicationGroups;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.contracts.MapOfAssignments;
import io.studioaccess.reconciler.contracts.StudioUnderTest;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ObservedApp;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.reconcile.ApplicationAssignments;
import io.studioaccess.reconciler.reconcile.OperationExecutor;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.identitystore.Directory;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.Tag;

/**
 * The sandbox's SageMaker, used with the rights that the template gives the functions. One serves
 * all tests of a class, each with a domain of its own, because a sandbox costs more than a test.
 */
final class SandboxStudio
    implements StudioUnderTest, BeforeAllCallback, BeforeEachCallback, AfterAllCallback {
  private static final RoleArn QUARANTINE =
      new RoleArn("arn:aws:iam::111122223333:role/studio-access/studio-access-quarantine");
  private static final RoleArn BY_HAND =
      new RoleArn("arn:aws:iam::111122223333:role/studio/by-hand");

  private final CloudUnderTest aws = new CloudUnderTest();
  private final Set<RoleArn> refused = new HashSet<>();
  private SageMakerClient administrator;
  private io.studioaccess.sandbox.sagemaker.Studio account;
  private DomainArn domain;
  private Studio studio;
  private ProfileListing listing;
  private OperationExecutor grants;
  private OperationExecutor revocations;

  @Override
  public void beforeAll(ExtensionContext context) {
    aws.start();
    account = aws.cloud.studio();
    account.limitPagesTo(2);
    administrator = aws.sageMaker();
    SageMakerClient provisioner = aws.sageMaker(Roles.provisioner(aws));
    SageMakerClient deprovisioner = aws.sageMaker(Roles.deprovisioner(aws));
    SageMakerClient sweeper = aws.sageMaker(Roles.sweeper(aws));
    studio = new SageMakerStudio(_ -> deprovisioner, aws.clock);
    listing = new SageMakerProfiles(_ -> sweeper, new SageMakerStudio(_ -> sweeper, aws.clock));
    grants =
        new GrantExecutor(
            _ -> provisioner,
            new ApplicationAssignments(
                new SsoApplicationGroups(new ApplicationClients(_ -> List.of())),
                new MapOfAssignments(),
                aws.clock));
    revocations = new RevokeExecutor(_ -> deprovisioner);
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    domain =
        new DomainArn(
            account.addDomain("research", it -> it.url("https://d.example.com")).domainArn());
    account.limitProfilesPerDomainTo(Integer.MAX_VALUE);
    refused.forEach(role -> account.restoreRole(role.value()));
    refused.clear();
    Directory company = aws.cloud.directory();
    company.users().forEach(user -> company.deleteUser(user.userId()));
  }

  @Override
  public void afterAll(ExtensionContext context) throws Exception {
    aws.stop();
  }

  @Override
  public DomainArn domain() {
    return domain;
  }

  @Override
  public RoleArn quarantineRole() {
    return QUARANTINE;
  }

  @Override
  public Studio studio() {
    return studio;
  }

  @Override
  public ProfileListing listing() {
    return listing;
  }

  @Override
  public OperationExecutor grants() {
    return grants;
  }

  @Override
  public OperationExecutor revocations() {
    return revocations;
  }

  @Override
  public Instant now() {
    return aws.clock.instant();
  }

  @Override
  public void advance(Duration time) {
    aws.clock.advance(time);
  }

  @Override
  public void addUser(String signInName) {
    aws.cloud.directory().addUser(signInName);
  }

  @Override
  public void addForeignProfile(ProfileName name, String signInName) {
    account.addProfile(
        CreateUserProfileRequest.builder()
            .domainId(domain.id().value())
            .userProfileName(name.value())
            .singleSignOnUserIdentifier("UserName")
            .singleSignOnUserValue(signInName)
            .userSettings(settings -> settings.executionRole(BY_HAND.value()))
            .build());
  }

  @Override
  public void tag(ProfileName profile, String key, String value) {
    String arn =
        account.findProfile(domain.id().value(), profile.value()).orElseThrow().userProfileArn();
    administrator.addTags(
        add -> add.resourceArn(arn).tags(Tag.builder().key(key).value(value).build()));
  }

  @Override
  public ObservedApp.App startApp(ProfileName profile, Optional<SpaceName> space, String name) {
    AppType type = space.isPresent() ? AppType.JUPYTER_LAB : AppType.JUPYTER_SERVER;
    if (space.isPresent()) {
      account.startAppInSpace(domain.id().value(), space.get().value(), type, name);
    } else {
      account.startApp(domain.id().value(), profile.value(), type, name);
    }
    return new ObservedApp.App(space, type.toString(), name);
  }

  @Override
  public void addSpace(ProfileName owner, SpaceName name, boolean shared) {
    account.addSpace(
        domain.id().value(),
        name.value(),
        owner.value(),
        shared ? SharingType.SHARED : SharingType.PRIVATE);
  }

  @Override
  public void letTheNextChangeFail() {
    account.failNextProfile("The sandbox lets it fail.");
  }

  @Override
  public void refuse(RoleArn role) {
    refused.add(role);
    account.deleteRole(role.value());
  }

  @Override
  public void reachQuota() {
    account.limitProfilesPerDomainTo(
        (int)
            account.profiles().stream()
                .filter(profile -> profile.domainId().equals(domain.id().value()))
                .count());
  }
}
