package io.studioaccess.sandbox.page.saved;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class AttributeJsonTest {

  @Test
  void anItemSurvivesTheWayToJsonAndBack() throws Exception {
    // Given
    Map<String, AttributeValue> item =
        Map.of(
            "pk", AttributeValue.fromS("user#1"),
            "fence", AttributeValue.fromN("7"),
            "rejected", AttributeValue.fromBool(true),
            "nothing", AttributeValue.fromNul(true),
            "ids", AttributeValue.fromSs(List.of("a", "b")),
            "list", AttributeValue.fromL(List.of(AttributeValue.fromS("x"))),
            "none", AttributeValue.fromL(List.of()),
            "profiles",
                AttributeValue.fromM(
                    Map.of("d-1", AttributeValue.fromM(Map.of("n", AttributeValue.fromN("1"))))));

    // When
    String json = AttributeJson.item(item).toString();

    // Then
    assertThat(AttributeJson.item(JsonMapper.builder().build().readTree(json))).isEqualTo(item);
  }

  @Test
  void bytesAreRefused() {
    Map<String, AttributeValue> item =
        Map.of("bytes", AttributeValue.fromB(SdkBytes.fromUtf8String("x")));

    assertThatThrownBy(() -> AttributeJson.item(item)).hasMessageContaining("cannot be saved");
  }
}
