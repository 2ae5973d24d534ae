package io.studioaccess.scale;

import static org.assertj.core.api.Assertions.assertThat;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromM;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromN;
import static software.amazon.awssdk.services.dynamodb.model.AttributeValue.fromS;

import java.util.Map;
import org.junit.jupiter.api.Test;

class ClonedItemTest {
  @Test
  void eachTextOfTheFirstUserBecomesThatOfTheOther() {
    ClonedItem item =
        new ClonedItem(
            Map.of(
                "pk",
                fromS("user#ana"),
                "memberships",
                fromM(Map.of("m-1", fromS("g-1"))),
                "created",
                fromN("7"),
                "fence",
                fromN("2")));

    assertThat(item.with(Map.of("ana", "bo", "m-1", "m-2", "g-1", "g-2", "7", "8")))
        .isEqualTo(
            Map.of(
                "pk",
                fromS("user#bo"),
                "memberships",
                fromM(Map.of("m-2", fromS("g-2"))),
                "created",
                fromN("8"),
                "fence",
                fromN("2")));
  }
}
