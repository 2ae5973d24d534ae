package io.studioaccess.studioctl.stack;

import io.studioaccess.studioctl.console.CommandException;
import java.util.Optional;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.core.exception.SdkServiceException;
import software.amazon.awssdk.profiles.Profile;
import software.amazon.awssdk.profiles.ProfileFile;
import software.amazon.awssdk.profiles.ProfileFileSystemSetting;
import software.amazon.awssdk.profiles.ProfileProperty;

/**
 * Credentials as the AWS CLI finds them: a named profile takes precedence over the environment. The
 * SDK's providers fail in many ways, so the error message is derived from the profile.
 */
final class Credentials implements AwsCredentialsProvider {
  private static final String DEFAULT = "default";

  private final AwsCredentialsProvider provider;
  private final String profile;

  private Credentials(AwsCredentialsProvider provider, String profile) {
    this.provider = provider;
    this.profile = profile;
  }

  static Credentials of(Optional<String> profile) {
    return profile
        .map(name -> new Credentials(ProfileCredentialsProvider.create(name), name))
        .orElseGet(
            () ->
                new Credentials(
                    DefaultCredentialsProvider.builder().build(),
                    ProfileFileSystemSetting.AWS_PROFILE.getStringValue().orElse(DEFAULT)));
  }

  /**
   * @throws CommandException if the profile yields no credentials
   */
  @Override
  public AwsCredentials resolveCredentials() {
    try {
      return provider.resolveCredentials();
    } catch (SdkServiceException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new CommandException(message(), e);
    }
  }

  private String message() {
    ProfileFile file = ProfileFile.defaultProfileFile();
    Optional<Profile> found = file.profile(profile);
    if (found.isEmpty()) {
      return profile.equals(DEFAULT)
          ? "No credentials. Sign in (aws sso login), set AWS_PROFILE or pass --profile."
          : "Profile %s does not exist. Run \"aws configure list-profiles\".".formatted(profile);
    }
    Profile source =
        found
            .flatMap(named -> named.property(ProfileProperty.SOURCE_PROFILE))
            .flatMap(file::profile)
            .orElseGet(found::get);
    if (has(source, ProfileProperty.SSO_ACCOUNT_ID)) {
      return "Profile %s is not signed in. Run \"aws sso login --profile %s\" and try again."
          .formatted(profile, source.name());
    }
    if (has(source, ProfileProperty.LOGIN_SESSION)) {
      return "Profile %s is not signed in. Run \"aws login --profile %s\" and try again."
          .formatted(profile, source.name());
    }
    return "Profile %s yields no credentials. Correct it in ~/.aws/config or pass another --profile; --debug shows the cause."
        .formatted(profile);
  }

  private static boolean has(Profile profile, String property) {
    return profile.property(property).isPresent();
  }
}
