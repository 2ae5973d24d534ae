package io.studioaccess.aws.dynamodb;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.mapping.Region;
import io.studioaccess.reconciler.reconcile.UserRecord;
import java.util.Map;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class UserItemTest {
  private static final Region REGION = new Region("eu-west-1");

  @Test
  void aHistoryOfAnotherTypeStopsNoReconcile() {
    // Given
    Map<String, AttributeValue> item = Map.of("history", AttributeValue.fromS("edited"));

    // When
    UserRecord record = UserItem.record(item, REGION);

    // Then
    assertThat(record.history()).isEmpty();
  }

  @Test
  void profilesOfAnotherTypeAreNotMissingProfiles() {
    // Given
    Map<String, AttributeValue> item = Map.of("profiles", AttributeValue.fromS("edited"));

    // When, then
    assertThatThrownBy(() -> UserItem.record(item, REGION))
        .hasMessageContaining("the attribute profiles of a ledger item has the type S");
  }
}
