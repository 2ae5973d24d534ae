package io.studioaccess.sandbox.sagemaker;

import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.util.SdkAutoConstructList;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;

/** An update of user settings: members that it names are replaced whole, all others stay. */
final class SettingsMerge {

  private SettingsMerge() {}

  static @Nullable UserSettings of(@Nullable UserSettings old, @Nullable UserSettings update) {
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
