package io.studioaccess.sandbox.identitystore;

/** A user. User names are unique regardless of case. */
public record User(String userId, String userName, String displayName, boolean enabled) {

  User withUserName(String other) {
    return new User(userId, other, displayName, enabled);
  }

  User withDisplayName(String other) {
    return new User(userId, userName, other, enabled);
  }

  User withEnabled(boolean other) {
    return new User(userId, userName, displayName, other);
  }
}
