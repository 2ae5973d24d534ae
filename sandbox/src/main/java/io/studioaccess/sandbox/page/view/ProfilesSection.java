package io.studioaccess.sandbox.page.view;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord;
import io.studioaccess.sandbox.page.journey.Names;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.sagemaker.Studios;
import io.studioaccess.sandbox.wire.ShapeWriter;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import software.amazon.awssdk.services.sagemaker.model.AppStatus;
import software.amazon.awssdk.services.sagemaker.model.DescribeAppResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;

/** The profiles with their apps and spaces, as SageMaker has them, and the ledger's state. */
record ProfilesSection(Studios studios, Ledger ledger, Names names) implements Section {

  /**
   * @param user the user's id; empty if the directory does not know the sign-in name
   * @param role the last part of the ARN
   * @param state the ledger's; empty if the ledger does not know the profile
   */
  record ProfileView(
      String domain,
      String account,
      String name,
      String user,
      String signIn,
      String status,
      String role,
      String roleArn,
      String state,
      Map<String, String> tags,
      Map<String, Object> settings,
      List<AppView> apps,
      List<SpaceView> spaces) {}

  record AppView(String name, String type, String status) {}

  record SpaceView(String name, String sharing, String status, List<AppView> apps) {}

  @Override
  public List<ProfileView> read() {
    return studios.all().stream()
        .flatMap(studio -> studio.profiles().stream().map(profile -> view(studio, profile)))
        .toList();
  }

  private ProfileView view(Studio studio, DescribeUserProfileResponse profile) {
    String arn = profile.userProfileArn();
    String signIn = Objects.requireNonNullElse(profile.singleSignOnUserValue(), "");
    Optional<String> user = names.idOf(signIn);
    String role =
        profile.userSettings() == null
            ? ""
            : Objects.requireNonNullElse(profile.userSettings().executionRole(), "");
    return new ProfileView(
        profile.domainId(),
        arn.split(":", -1)[4],
        profile.userProfileName(),
        user.orElse(""),
        signIn,
        profile.statusAsString(),
        role.substring(role.lastIndexOf('/') + 1),
        role,
        user.flatMap(id -> state(id, profile)).orElse(""),
        studio.tags(arn),
        profile.userSettings() == null ? Map.of() : ShapeWriter.members(profile.userSettings()),
        apps(studio, profile.domainId(), profile.userProfileName(), true),
        studio.spaces().stream()
            .filter(space -> space.domainId().equals(profile.domainId()))
            .filter(space -> isOwner(space, profile))
            .map(space -> view(studio, space))
            .toList());
  }

  private Optional<String> state(String user, DescribeUserProfileResponse profile) {
    return ledger
        .snapshot()
        .recordOf(new UserId(user))
        .in(new DomainId(profile.domainId()))
        .filter(record -> record.name().value().equals(profile.userProfileName()))
        .map(ProfileRecord::state)
        .map(Enum::name);
  }

  private static boolean isOwner(DescribeSpaceResponse space, DescribeUserProfileResponse profile) {
    return space.ownershipSettings() != null
        && profile.userProfileName().equals(space.ownershipSettings().ownerUserProfileName());
  }

  private static SpaceView view(Studio studio, DescribeSpaceResponse space) {
    return new SpaceView(
        space.spaceName(),
        space.spaceSharingSettings() == null
            ? ""
            : space.spaceSharingSettings().sharingTypeAsString(),
        space.statusAsString(),
        apps(studio, space.domainId(), space.spaceName(), false));
  }

  private static List<AppView> apps(Studio studio, String domain, String owner, boolean profile) {
    return studio.apps().stream()
        .filter(app -> app.domainId().equals(domain))
        .filter(app -> owner.equals(profile ? app.userProfileName() : app.spaceName()))
        .filter(app -> app.status() != AppStatus.DELETED)
        .map(ProfilesSection::view)
        .toList();
  }

  private static AppView view(DescribeAppResponse app) {
    return new AppView(app.appName(), app.appTypeAsString(), app.statusAsString());
  }
}
