package io.studioaccess.mapping;

import io.studioaccess.mapping.Setting.Choice;
import io.studioaccess.mapping.Setting.Listing;
import io.studioaccess.mapping.Setting.Refused;
import io.studioaccess.mapping.Setting.Structure;
import io.studioaccess.mapping.Setting.Text;
import io.studioaccess.mapping.Setting.Truth;
import io.studioaccess.mapping.Setting.WholeNumber;
import java.util.HashMap;
import java.util.Map;

/**
 * The settings that a row may contain: all that the AWS SDK in use has ({@link SettingsModel}),
 * with the limits that SageMaker documents ({@link SettingConstraints}).
 */
public final class SupportedSettings {
  public static final Structure ALL = constrained(SettingsModel.read(), SettingConstraints.ALL);

  private SupportedSettings() {}

  /** A constraint of another kind replaces the type: an enumeration may be accepted as a shape. */
  private static Setting constrained(Setting model, Setting constraint) {
    return switch (constraint) {
      case Structure known when model instanceof Structure fields -> constrained(fields, known);
      case Listing known when model instanceof Listing list ->
          new Listing(constrained(list.item(), known.item()), known.maxItems());
      case Structure _, Listing _ ->
          throw new IllegalStateException("the SDK has %s instead".formatted(model));
      case Text _, Choice _, WholeNumber _, Truth _, Refused _ -> constraint;
    };
  }

  private static Structure constrained(Structure model, Structure known) {
    Map<String, Setting> fields = new HashMap<>(model.fields());
    known
        .fields()
        .forEach(
            (name, constraint) -> {
              Setting field = model.fields().get(name);
              if (field != null) {
                fields.put(name, constrained(field, constraint));
              } else if (constraint instanceof Refused) {
                fields.put(name, constraint);
              } else {
                throw new IllegalStateException("the SDK lacks the setting " + name);
              }
            });
    return new Structure(fields, known.rules());
  }
}
