package io.studioaccess.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class FeedTest {

  @Test
  void aPageThatDoesNotReadIsLostAndKeepsNothingInMemory() throws InterruptedException {
    // Given
    var page = new Feed.Subscriber();

    // When
    int sent = 0;
    while (!page.isLost() && sent < 10_000) {
      page.send("message " + sent++);
    }

    // Then
    assertThat(page.isLost()).isTrue();
    assertThat(page.next(Duration.ZERO)).isEmpty();
  }
}
