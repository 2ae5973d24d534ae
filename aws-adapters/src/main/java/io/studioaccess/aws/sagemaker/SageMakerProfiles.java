package io.studioaccess.aws.sagemaker;

import io.studioaccess.aws.client.AwsErrors;
import io.studioaccess.aws.client.ClientsByDomain;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.reconcile.InaccessibleAccountException;
import io.studioaccess.reconciler.reconcile.ProfileRef;
import io.studioaccess.reconciler.reconcile.Studio;
import io.studioaccess.reconciler.sweep.ProfileListing;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;
import software.amazon.awssdk.services.sagemaker.model.UserProfileDetails;
import software.amazon.awssdk.services.sagemaker.model.UserProfileStatus;

/** Lists the user profiles of whole domains. */
public final class SageMakerProfiles implements ProfileListing {
  private static final int PAGE = 100;

  private final ClientsByDomain<SageMakerClient> sageMaker;
  private final Studio studio;

  public SageMakerProfiles(ClientsByDomain<SageMakerClient> sageMaker, Studio studio) {
    this.sageMaker = sageMaker;
    this.studio = studio;
  }

  @Override
  public List<Summary> profilesIn(DomainArn domain) {
    try {
      return list(domain);
    } catch (SageMakerException e) {
      if (SageMakerErrors.isAccessDenied(e)) {
        throw new InaccessibleAccountException(
            "the profiles of domain %s cannot be listed: %s; check the access role of account %s (templates/studio-account.yaml) and the organization's policies"
                .formatted(domain, AwsErrors.message(e), domain.account()),
            e);
      }
      throw e;
    }
  }

  private List<Summary> list(DomainArn domain) {
    boolean served = studio.domain(domain).filter(d -> d.unsuitable().isEmpty()).isPresent();
    return served
        ? sageMaker
            .forDomain(domain)
            .listUserProfilesPaginator(
                list -> list.domainIdEquals(domain.id().value()).maxResults(PAGE))
            .userProfiles()
            .stream()
            .map(SageMakerProfiles::summary)
            .toList()
        : List.of();
  }

  private static Summary summary(UserProfileDetails profile) {
    return new Summary(
        new ProfileName(profile.userProfileName()),
        profile.status() == UserProfileStatus.IN_SERVICE,
        Objects.requireNonNullElse(profile.lastModifiedTime(), Instant.EPOCH));
  }

  @Override
  public Optional<Details> detailsOf(ProfileRef found) {
    return studio.profile(found.domain(), found.name()).map(profile -> details(found, profile));
  }

  private Details details(ProfileRef found, Studio.Profile profile) {
    List<Tag> tags = ProfileTags.read(sageMaker.forDomain(found.domain()), profile.arn());
    return new Details(
        ProfileTags.owner(tags),
        profile.signInName(),
        tags.stream().collect(Collectors.toMap(Tag::key, Tag::value, (first, _) -> first)));
  }
}
