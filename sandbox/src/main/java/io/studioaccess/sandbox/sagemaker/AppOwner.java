package io.studioaccess.sandbox.sagemaker;

import io.studioaccess.sandbox.wire.Refusal;
import org.jspecify.annotations.Nullable;

/** Whose app it is: exactly one of a user profile and a space. */
sealed interface AppOwner {

  String name();

  static AppOwner of(@Nullable String profileName, @Nullable String spaceName) {
    if (profileName != null && spaceName == null) {
      return new OfProfile(profileName);
    }
    if (spaceName != null && profileName == null) {
      return new OfSpace(spaceName);
    }
    throw Refusal.validation("Exactly one of UserProfileName and SpaceName must be given.");
  }

  default boolean same(@Nullable String profileName, @Nullable String spaceName) {
    return switch (this) {
      case OfProfile(var name) -> name.equalsIgnoreCase(profileName);
      case OfSpace(var name) -> name.equalsIgnoreCase(spaceName);
    };
  }

  /** An app of Studio Classic. */
  record OfProfile(String name) implements AppOwner {}

  /** An app of today's Studio. */
  record OfSpace(String name) implements AppOwner {}
}
