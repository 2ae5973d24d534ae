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
import software.amazon.awssdk.services.sagemaker.model.ResourceInUseException;
import software.amazon.awssdk.services.sagemaker.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

class DomainContractTest {

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private SageMakerClient sageMaker;
  private Studio studio;
  private String deletedId;
  private String otherId;
  private DescribeUserProfileResponse profile;

  @BeforeEach
  void deleteOneOfTwoDomains() {
    sageMaker = aws.sageMaker();
    studio = aws.cloud.studio();
    deletedId = studio.addDomain("research").domainId();
    otherId = studio.addDomain("sales").domainId();
    aws.cloud.directory().addUser("ada");
    profile = studio.addProfile(ada(deletedId));
    studio.addSpace(deletedId, "adas", "ada", SharingType.PRIVATE, AppType.CODE_EDITOR);
    studio.startAppsInSpace(deletedId, "adas", AppType.CODE_EDITOR, "editor", 3);
    studio.addProfile(ada(otherId));
    studio.deleteDomain(deletedId);
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
  void deletedDomainIsNotFound() {
    assertThatThrownBy(() -> sageMaker.describeDomain(r -> r.domainId(deletedId)))
        .isInstanceOf(ResourceNotFoundException.class)
        .hasMessageContaining("domain/" + deletedId + "] does not exist");
    assertThat(sageMaker.listDomains(r -> {}).domains())
        .singleElement()
        .satisfies(domain -> assertThat(domain.domainId()).isEqualTo(otherId));
  }

  @Test
  void domainIdsAreUniqueAcrossRegions() {
    var elsewhere = aws.cloud.studios().in(CloudUnderTest.ACCOUNT, "us-east-1");
    assertThat(elsewhere.addDomain("research").domainId()).isNotIn(deletedId, otherId);
  }

  @Test
  void deletingADomainDeletesItsContents() {
    assertThatThrownBy(
            () -> sageMaker.describeUserProfile(r -> r.domainId(deletedId).userProfileName("ada")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThatThrownBy(() -> sageMaker.describeSpace(r -> r.domainId(deletedId).spaceName("adas")))
        .isInstanceOf(ResourceNotFoundException.class);
    assertThat(studio.apps()).isEmpty();
    assertThat(studio.spaces()).isEmpty();
    assertThat(studio.tags(profile.userProfileArn())).isEmpty();
    assertThat(studio.nextTransition()).isEmpty();
  }

  @Test
  void keepsProfilesOfOtherDomains() {
    assertThat(sageMaker.listUserProfiles(r -> {}).userProfiles())
        .singleElement()
        .satisfies(p -> assertThat(p.domainId()).isEqualTo(otherId));
  }

  @Test
  void rejectsAProfileInADeletedDomain() {
    assertThatThrownBy(() -> sageMaker.createUserProfile(ada(deletedId)))
        .hasMessageContaining("Domain")
        .hasMessageContaining("does not exist");
  }

  @Test
  void newDomainHasANewId() {
    assertThat(studio.addDomain("anew").domainId()).isNotIn(deletedId, otherId);
  }

  @Test
  void aDomainWithAGivenIdHasTheArnOfThatId() {
    var domain = studio.addDomain("given", d -> d.domainId("d-abcdefghijkl"));

    assertThat(sageMaker.describeDomain(r -> r.domainId("d-abcdefghijkl")).domainArn())
        .isEqualTo(domain.domainArn())
        .endsWith(":domain/d-abcdefghijkl");
  }

  @Test
  void theApiDeletesOnlyADomainWithoutProfiles() {
    assertThatThrownBy(() -> sageMaker.deleteDomain(r -> r.domainId(otherId)))
        .isInstanceOf(ResourceInUseException.class)
        .hasMessageContaining("UserProfile(s)");

    String empty = studio.addDomain("empty").domainId();
    sageMaker.deleteDomain(r -> r.domainId(empty));

    assertThatThrownBy(() -> sageMaker.describeDomain(r -> r.domainId(empty)))
        .isInstanceOf(ResourceNotFoundException.class);
  }
}
