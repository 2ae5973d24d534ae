package io.studioaccess.reconciler.plan;

import io.studioaccess.mapping.UserSettings;
import io.studioaccess.reconciler.desired.Desired;
import io.studioaccess.reconciler.plan.ObservedProfile.Ours;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The settings and tags that the row gives the profile, and those of an earlier row that it takes
 * back.
 */
record RowContent(PlanInput input, Desired.Role role) {

  /** Names of settings that the profile lacks or has with another value. */
  List<String> missingFrom(Ours ours) {
    return settings().missingFrom(ours.settings());
  }

  /** All settings of the profile, once it has those of the row. */
  UserSettings mergedOver(Ours ours) {
    return settings().mergedOver(ours.settings());
  }

  /** The settings of the row, and "none" for those that an earlier row put into the profile. */
  private UserSettings settings() {
    return input
        .record()
        .map(known -> role.settings().takingBack(known.resettable()))
        .orElseGet(role::settings);
  }

  /** Until the profile is right, it may have settings of an earlier row and of this one. */
  Set<String> resettable() {
    Set<String> paths = new HashSet<>(role.settings().resettable());
    input.record().ifPresent(known -> paths.addAll(known.resettable()));
    return paths;
  }

  /** Known until the tags are changed, which comes last. */
  RecordedTags tags() {
    return input.record().map(ProfileRecord::tags).orElse(RecordedTags.NONE);
  }

  /** A profile that an earlier try created may have the tags of another row. */
  RecordedTags tagsOfNewProfile() {
    return input
        .record()
        .map(known -> known.tags().changingTo(role.tags()))
        .orElseGet(() -> RecordedTags.settled(role.tags()));
  }
}
