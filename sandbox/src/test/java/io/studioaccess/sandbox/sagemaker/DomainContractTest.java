package io.studioaccess.sandbox.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

class DomainContractTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SageMakerClient sageMaker;
  private Studio studio;
  private String gone;
  private String other;
  private DescribeUserProfileResponse profile;

  @BeforeEach
  void oneOfTwoDomainsIsDeletedWithAllThatIsInIt() {
    sageMaker = aws.sageMaker();
    studio = aws.cloud.studio();
    gone = studio.addDomain("research").domainId();
    other = studio.addDomain("sales").domainId();
    aws.cloud.directory().addUser("ada");
    profile = studio.addProfile(ada(gone));
    studio.addSpace(gone, "adas", "ada", SharingType.PRIVATE);
    studio.startAppsInSpace(gone, "adas", AppType.CODE_EDITOR, "editor", 3);
    studio.addProfile(ada(other));
    studio.deleteDomain(gone);
  }

  private static CreateUserProfileRequest ada(String domainId) {
    return CreateUserProfileRequest.builder()
        .domainId(domainId)
        .userProfileName("ada")
        .singleSignOnUserIdentifier("UserName")
        .singleSignOnUserValue("ada")
        .tags(t -> t.key("managed-by").value("us"))
        .build();
  }

  @Test
  void aDeletedDomainDoesNotExist() {
    assertThatThrownBy(() -> sageMaker.describeDomain(r -> r.domainId(gone)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("domain/" + gone + "] does not exist");
    assertThat(sageMaker.listDomains(r -> {}).domains())
        .singleElement()
        .satisfies(domain -> assertThat(domain.domainId()).isEqualTo(other));
  }

  @Test
  void domainsOfOneAccountHaveIdsOfTheirOwnInEveryRegion() {
    var elsewhere = aws.cloud.studios().in(CloudUnderTest.ACCOUNT, "us-east-1");
    assertThat(elsewhere.addDomain("research").domainId()).isNotIn(gone, other);
  }

  @Test
  void profilesSpacesAndAppsGoWithTheirDomain() {
    assertThatThrownBy(
            () -> sageMaker.describeUserProfile(r -> r.domainId(gone).userProfileName("ada")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> sageMaker.describeSpace(r -> r.domainId(gone).spaceName("adas")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(studio.apps()).isEmpty();
    assertThat(studio.spaces()).isEmpty();
    assertThat(studio.tags(profile.userProfileArn())).isEmpty();
    assertThat(studio.nextTransition()).isEmpty();
  }

  @Test
  void aProfileOfAnotherDomainStays() {
    assertThat(sageMaker.listUserProfiles(r -> {}).userProfiles())
        .singleElement()
        .satisfies(p -> assertThat(p.domainId()).isEqualTo(other));
  }

  @Test
  void refusesAProfileInADeletedDomain() {
    assertThatThrownBy(() -> sageMaker.createUserProfile(ada(gone)))
        .hasMessageContaining("Domain")
        .hasMessageContaining("does not exist");
  }

  @Test
  void aNewDomainGetsAnIdOfItsOwn() {
    assertThat(studio.addDomain("anew").domainId()).isNotIn(gone, other);
  }
}
