package io.studioaccess.reconciler.membership;

/**
 * The name that a user signs in with. It may contain {@code @ . _ +} and letters of any script. It
 * is empty for a user without one, who cannot have a profile.
 */
public record UserName(String value) {
  public boolean isEmpty() {
    return value.isEmpty();
  }

  @Override
  public String toString() {
    return value;
  }
}
