package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.ServiceException;
import org.jspecify.annotations.Nullable;

/** The owner of an app: exactly one of a user profile and a space. */
sealed interface AppOwner {

  String name();

  static AppOwner of(@Nullable String profileName, @Nullable String spaceName) {
    if (profileName != null && spaceName == null) {
      return new OfProfile(profileName);
    }
    if (spaceName != null && profileName == null) {
      return new OfSpace(spaceName);
    }
    throw ServiceException.validation(
        "Exactly one of UserProfileName and SpaceName must be given.");
  }

  default boolean matches(@Nullable String profileName, @Nullable String spaceName) {
    return switch (this) {
      case OfProfile(var name) -> name.equalsIgnoreCase(profileName);
      case OfSpace(var name) -> name.equalsIgnoreCase(spaceName);
    };
  }

  /** Owns an app of Studio Classic. */
  record OfProfile(String name) implements AppOwner {}

  /** Owns an app of the current Studio. */
  record OfSpace(String name) implements AppOwner {}
}
