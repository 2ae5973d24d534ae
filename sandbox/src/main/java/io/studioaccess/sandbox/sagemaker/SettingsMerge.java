package io.studioaccess.sandbox.sagemaker;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/**
 * Merges an update into user settings: each member that the update names is replaced as a whole,
 * and all others stay.
 */
final class SettingsMerge {

  private SettingsMerge() {}

  static @Nullable UserSettings merge(@Nullable UserSettings old, @Nullable UserSettings update) {
    if (old == null || update == null) {
      return old == null ? update : old;
    }
    var merged = old.toBuilder();
    for (var field : update.sdkFields()) {
      var value = field.getValueOrDefault(update);
      if (value != null && !(value instanceof SdkAutoConstructList<?>)) {
        field.set(merged, value);
      }
    }
    return merged.build();
  }
}
