package io.studioaccess.conformance.contracts;

import static io.studioaccess.conformance.contracts.Refusals.refuses;
import static io.studioaccess.conformance.contracts.Spaces.ownedBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.studioaccess.conformance.aws.Aws;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.AppType;
import software.amazon.awssdk.services.sagemaker.model.SharingType;
import software.amazon.awssdk.services.sagemaker.model.SortOrder;
import software.amazon.awssdk.services.sagemaker.model.SpaceDetails;
import software.amazon.awssdk.services.sagemaker.model.SpaceSortKey;

/** Spaces, and the deletion of profiles that own some. */
@AsksAws
public class SpaceContract {

  private static final String VALIDATION = "ValidationException";

  private final Aws aws;
  private final People people;
  private final Profiles profiles;
  private final Spaces spaces;
  private final SageMakerClient sageMaker;
  private final String domainId;
  private String profile = "";
  private List<String> privateAndShared = List.of();

  SpaceContract(Aws aws) {
    this.aws = aws;
    people = new People(aws);
    profiles = new Profiles(aws);
    spaces = new Spaces(aws);
    sageMaker = aws.sageMaker();
    domainId = aws.target().domainId();
  }

  @BeforeAll
  void addProfile() {
    profile = profiles.newProfile(people.newUser());
  }

  @Test
  void rejectsAPrivateSpaceWithoutAnAppType() {
    refuses(
        VALIDATION,
        () -> spaces.create(aws.newName("space"), r -> ownedBy(r, profile, SharingType.PRIVATE)));
  }

  @Test
  void rejectsAPrivateSpaceForStudioClassic() {
    refuses(
        VALIDATION,
        () ->
            spaces.create(
                aws.newName("space"),
                r ->
                    ownedBy(r, profile, SharingType.PRIVATE)
                        .spaceSettings(s -> s.appType(AppType.JUPYTER_SERVER))));
  }

  @Test
  void rejectsAnOwnerWithoutSharingSettings() {
    refuses(
        VALIDATION,
        () ->
            spaces.create(
                aws.newName("space"),
                r -> r.ownershipSettings(o -> o.ownerUserProfileName(profile))));
  }

  @Test
  void rejectsASpaceOfAnUnknownOwner() {
    refuses(
        VALIDATION,
        () ->
            spaces.create(
                aws.newName("space"),
                r ->
                    ownedBy(r, aws.newName("nobody"), SharingType.PRIVATE)
                        .spaceSettings(s -> s.appType(AppType.JUPYTER_LAB))));
  }

  @Test
  void unknownSpaceIsNotFound() {
    String unknown = aws.newName("space");
    refuses(
        "ResourceNotFound",
        () -> sageMaker.describeSpace(r -> r.domainId(domainId).spaceName(unknown)));
    refuses("ResourceNotFound", () -> spaces.delete(unknown));
  }

  /** Two spaces, created some seconds after one another. */
  private List<String> privateAndShared() {
    if (privateAndShared.isEmpty()) {
      privateAndShared =
          List.of(
              spaces.newSpace(profile, SharingType.PRIVATE),
              spaces.newSpace(profile, SharingType.SHARED));
    }
    return privateAndShared;
  }

  @Test
  void listsTheOwnersOfSpaces() {
    // Given
    String own = privateAndShared().getFirst();
    String shared = privateAndShared().getLast();

    // When
    List<SpaceDetails> listed =
        sageMaker
            .listSpacesPaginator(
                r -> r.domainIdEquals(domainId).spaceNameContains(aws.target().prefix().text()))
            .spaces()
            .stream()
            .toList();

    // Then
    assertThat(listed)
        .filteredOn(space -> List.of(own, shared).contains(space.spaceName()))
        .extracting(
            SpaceDetails::spaceName,
            space -> space.ownershipSettingsSummary().ownerUserProfileName(),
            space -> space.spaceSharingSettingsSummary().sharingType())
        .containsExactlyInAnyOrder(
            tuple(own, profile, SharingType.PRIVATE), tuple(shared, profile, SharingType.SHARED));
  }

  @Test
  void listsTheNewestSpacesFirst() {
    // Given
    List<String> olderAndNewer = privateAndShared();

    // When
    List<String> listed =
        sageMaker
            .listSpacesPaginator(
                r ->
                    r.domainIdEquals(domainId)
                        .spaceNameContains(aws.target().prefix().text())
                        .sortBy(SpaceSortKey.CREATION_TIME)
                        .sortOrder(SortOrder.DESCENDING))
            .spaces()
            .stream()
            .map(SpaceDetails::spaceName)
            .toList();

    // Then
    assertThat(listed).containsSubsequence(olderAndNewer.reversed());
  }

  @Test
  void profileWithAPrivateSpaceCannotBeDeletedBeforeIt() {
    deletesTheSpaceFirst(SharingType.PRIVATE);
  }

  @Test
  void profileWithASharedSpaceCannotBeDeletedBeforeIt() {
    deletesTheSpaceFirst(SharingType.SHARED);
  }

  private void deletesTheSpaceFirst(SharingType sharing) {
    // Given
    String owner = profiles.newProfile(people.newUser());
    String space = spaces.newSpace(owner, sharing);

    // Then
    refuses("ResourceInUse", () -> profiles.delete(owner));

    // When
    spaces.delete(space);
    spaces.awaitGone(space);

    // Then
    profiles.delete(owner);
    profiles.awaitGone(owner);
  }
}
