package io.studioaccess.aws.sagemaker;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.Setting;
import io.studioaccess.mapping.Setting.Choice;
import io.studioaccess.mapping.Setting.Listing;
import io.studioaccess.mapping.Setting.Refused;
import io.studioaccess.mapping.Setting.Structure;
import io.studioaccess.mapping.Setting.Text;
import io.studioaccess.mapping.Setting.WholeNumber;
import io.studioaccess.mapping.SupportedSettings;
import java.lang.reflect.Method;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.core.traits.ListTrait;
import software.amazon.awssdk.services.sagemaker.model.UserSettings;
import software.amazon.awssdk.utils.builder.SdkBuilder;

/** Compares the supported settings with the SDK's model of SageMaker. */
class SupportedSettingsSdkTest {

  @Test
  void settingsMatchTheSdkModel() {
    assertSame("UserSettings", SupportedSettings.ALL, UserSettings.builder().build());
  }

  /** Once the SDK has the field, support it: "STATIC" or "USER_IDENTITY". */
  @Test
  void sdkLacksTheSessionNameMode() {
    Structure portal = (Structure) SupportedSettings.ALL.fields().get("StudioWebPortalSettings");
    SdkPojo model =
        software.amazon.awssdk.services.sagemaker.model.StudioWebPortalSettings.builder().build();

    assertThat(portal.fields().get("ExecutionRoleSessionNameMode")).isInstanceOf(Refused.class);
    assertThat(fields(model)).doesNotContainKey("ExecutionRoleSessionNameMode");
  }

  private static void assertSame(String path, Structure structure, SdkPojo model) {
    Map<String, SdkField<?>> known = fields(model);
    structure
        .fields()
        .forEach(
            (name, setting) -> {
              if (!(setting instanceof Refused)) {
                String at = path + "." + name;
                assertThat(known).as(at).containsKey(name);
                assertSame(at, setting, known.get(name), enumeration(model, known.get(name)));
              }
            });
  }

  private static void assertSame(
      String path, Setting setting, SdkField<?> field, Optional<Class<?>> enumeration) {
    switch (setting) {
      case Structure structure -> assertSame(path, structure, emptyStructure(path, field));
      case Listing(Setting item, _) -> {
        assertThat(field.marshallingType()).as(path).isEqualTo(MarshallingType.LIST);
        assertSame(
            path + "[]", item, field.getTrait(ListTrait.class).memberFieldInfo(), enumeration);
      }
      case WholeNumber _ ->
          assertThat(field.marshallingType()).as(path).isEqualTo(MarshallingType.INTEGER);
      case Choice choice -> {
        assertThat(field.marshallingType()).as(path).isEqualTo(MarshallingType.STRING);
        assertThat(choice.values())
            .as(path)
            .containsExactlyInAnyOrderElementsOf(values(enumeration.orElseThrow()));
      }
      case Text text -> {
        assertThat(field.marshallingType()).as(path).isEqualTo(MarshallingType.STRING);
        enumeration.ifPresent(type -> assertAcceptsValues(path, text, type));
      }
      case Refused _ -> throw new AssertionError(path + " is refused in a list");
    }
  }

  /** JupyterServer accepts one instance type. Other shapes accept every value of the SDK. */
  private static void assertAcceptsValues(String path, Text text, Class<?> enumeration) {
    List<String> accepted = values(enumeration).stream().filter(text.shape()::matches).toList();
    if (path.contains("JupyterServer")) {
      assertThat(accepted).as(path).containsExactly("system");
    } else {
      assertThat(accepted).as(path).isEqualTo(values(enumeration));
    }
  }

  private static SdkPojo emptyStructure(String path, SdkField<?> field) {
    assertThat(field.marshallingType()).as(path).isEqualTo(MarshallingType.SDK_POJO);
    return (SdkPojo) ((SdkBuilder<?, ?>) field.constructor().get()).build();
  }

  private static Map<String, SdkField<?>> fields(SdkPojo model) {
    Map<String, SdkField<?>> fields = new HashMap<>();
    model.sdkFields().forEach(field -> fields.put(field.locationName(), field));
    return fields;
  }

  /** In the SDK, only the return type of the getter identifies an enumeration. */
  private static Optional<Class<?>> enumeration(SdkPojo model, SdkField<?> field) {
    return Arrays.stream(model.getClass().getMethods())
        .filter(method -> method.getParameterCount() == 0)
        .filter(method -> method.getName().equalsIgnoreCase(field.memberName()))
        .<Class<?>>map(SupportedSettingsSdkTest::element)
        .filter(Class::isEnum)
        .findFirst();
  }

  private static Class<?> element(Method getter) {
    return getter.getGenericReturnType() instanceof ParameterizedType list
        ? (Class<?>) list.getActualTypeArguments()[0]
        : getter.getReturnType();
  }

  private static List<String> values(Class<?> enumeration) {
    return Arrays.stream(enumeration.getEnumConstants())
        .filter(constant -> !((Enum<?>) constant).name().equals("UNKNOWN_TO_SDK_VERSION"))
        .map(Object::toString)
        .toList();
  }
}
