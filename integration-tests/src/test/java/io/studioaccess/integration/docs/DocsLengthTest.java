package io.studioaccess.integration.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The pages that people read stay short: who adds a paragraph takes one away. Generated and
 * measured pages are in docs/reference, and do not count.
 */
class DocsLengthTest {

  /** In words, as {@code wc -w} counts them. */
  private static final int AT_MOST = 13_500;

  private static final int LONGEST_PAGE = 2_100;

  @Test
  void thePagesTogetherAreShort() {
    // When
    List<Page> pages = Page.forReaders();

    // Then
    assertThat(pages.stream().mapToInt(Page::words).sum())
        .as("words of README, CONTRIBUTING, SECURITY and docs/*.md")
        .isLessThanOrEqualTo(AT_MOST);
  }

  @Test
  void noPageIsABook() {
    assertThat(Page.forReaders())
        .filteredOn(page -> page.words() > LONGEST_PAGE)
        .extracting(Page::name)
        .isEmpty();
  }
}
