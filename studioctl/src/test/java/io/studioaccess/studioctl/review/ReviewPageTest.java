package io.studioaccess.studioctl.review;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.mapping.file.Place;
import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.report.Browser;
import io.studioaccess.studioctl.report.SampleCompany;
import io.studioaccess.studioctl.report.Sources;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;

/** The page of a review, in a browser. */
class ReviewPageTest {
  private static final String HOSTILE = "</style><img/src=x/onerror=document.title='broken'>{body}";

  /** A4 landscape within its margins, 273 mm, in CSS pixels of 1/96 inch. */
  private static final String PRINTABLE_WIDTH = "--window-size=1032,1100";

  @TempDir private Path folder;

  private static ReviewState state() {
    return state(List.of("ana", "chen", HOSTILE, "olga"));
  }

  private static ReviewState state(List<String> names) {
    SampleCompany company = new SampleCompany().row("data-scientists", 10).row("ml-engineers", 20);
    for (int n = 0; n < names.size(); n++) {
      String group = n % 2 == 0 ? "data-scientists" : "ml-engineers";
      UserId user = company.joins(n, names.get(n), group);
      company.has(user, State.GRANTED, group, SampleCompany.entry(30 + n, "Granted", group));
    }
    Sources sources = company.sources();
    ReviewScope scope = new ReviewScope(Optional.empty(), Optional.empty(), Optional.empty());
    List<Review.Placed> entries = new ArrayList<>();
    SignsOfUse.Signs none = new SignsOfUse.Signs(Map.of());
    Holder.in(scope, sources).stream()
        .map(holder -> CreateReview.entry(holder, none))
        .filter(entry -> !entry.userName().equals("olga"))
        .sorted(Comparator.comparing(ReviewEntry::userName))
        .forEach(
            entry ->
                entries.add(
                    new Review.Placed(
                        decided(
                            entry,
                            entry.userName().equals("ana")
                                ? ReviewDecision.REMOVE
                                : ReviewDecision.KEEP),
                        new Place(1, 1),
                        new Place(1, 1))));
    ReviewHead head =
        new ReviewHead(
            "studio-access",
            "111122223333",
            "eu-west-1",
            SampleCompany.NOW,
            "arn:aws:sts::111122223333:assumed-role/auditor/kim",
            scope,
            entries.size());
    return ReviewState.of(new Review(head, entries), sources, "review.yaml");
  }

  private static ReviewEntry decided(ReviewEntry entry, ReviewDecision decision) {
    return new ReviewEntry(
        entry.userName(),
        entry.userId(),
        entry.domain(),
        entry.profile(),
        entry.role(),
        entry.group(),
        entry.alsoBy(),
        entry.since(),
        entry.lastChange(),
        entry.lastSignOfUse(),
        decision,
        "still in the team");
  }

  @Test
  void textFromOutsideIsText() {
    String page = ReviewPage.of(state());

    assertThat(page)
        .contains("&lt;/style&gt;&lt;img/src=x/onerror=document.title=&#39;broken&#39;&gt;{body}")
        .doesNotContain("<img", "<script", "http://", "https://");
    assertThat(page.split("<h1>", -1)).hasSize(2);
  }

  @Test
  void saysThatTheReviewIsNotComplete() {
    ReviewState state = state();

    assertThat(state.isComplete()).isFalse();
    assertThat(state.removals(Standing.State.STILL_MEMBER)).isOne();
    assertThat(state.joined()).extracting(ReviewEntry::userName).containsExactly("olga");
    assertThat(ReviewPage.of(state))
        .contains("The review is not complete.", "to be removed: still in data-scientists");
  }

  @Test
  void opensInABrowserWithoutRequestsAndPrints() throws IOException {
    Path page = Files.writeString(folder.resolve("review.html"), ReviewPage.of(state()));
    try (Browser browser = Browser.start("--window-size=1500,1100")) {
      browser.driver.get(page.toUri().toString());

      assertThat(browser.requests()).containsOnly(page.toUri().toString());
      assertThat(browser.driver.getTitle()).isEqualTo("SageMaker Studio access review");
      assertThat(browser.driver.findElements(By.cssSelector("table:first-of-type tbody tr")))
          .hasSizeGreaterThanOrEqualTo(3)
          .first()
          .satisfies(row -> assertThat(row.getText()).startsWith("ana"));
      assertThat(browser.driver.findElement(By.className("signatures")).getText())
          .contains("Reviewed by", "Approved by", "Signature");
      assertThat(pages(browser)).isBetween(1, 2);
      browser.assertNoWarningsLogged();
    }
  }

  @Test
  void aSheetOfPaperCutsNothingAndShortWordsStayWhole() throws IOException {
    Path page = Files.writeString(folder.resolve("review.html"), ReviewPage.of(state()));
    try (Browser browser = Browser.start(PRINTABLE_WIDTH)) {
      browser.driver.executeCdpCommand("Emulation.setEmulatedMedia", Map.of("media", "print"));
      browser.driver.get(page.toUri().toString());

      assertThat(
              browser.script(
                  "return document.documentElement.scrollWidth -"
                      + " document.documentElement.clientWidth"))
          .isEqualTo(0L);
      assertThat(
              browser.script(
                  """
                  return [...document.querySelectorAll('td:not(.long)')].filter(cell => {
                    const text = document.createRange();
                    text.selectNodeContents(cell);
                    return text.getClientRects().length > 1;
                  }).map(cell => cell.textContent)\
                  """))
          .isEqualTo(List.of());
    }
  }

  @Test
  void aLongReviewPrintsOnSheetsAndTheSignaturesSayWhatTheySign() throws IOException {
    // Given
    List<String> names = IntStream.range(0, 90).mapToObj("user-%d"::formatted).toList();
    String text = ReviewPage.of(state(names));
    Path page = Files.writeString(folder.resolve("review.html"), text);
    try (Browser browser = Browser.start()) {
      // When
      browser.driver.get(page.toUri().toString());

      // Then
      assertThat(pages(browser)).isBetween(3, 9);
      assertThat(browser.driver.findElement(By.className("signatures")).getText())
          .contains("For the review of stack studio-access", "90 entries: 90 keep, 0 remove");
    }
  }

  /** Of the PDF on the paper that the page asks for; its objects of pages are not compressed. */
  private static int pages(Browser browser) {
    Object data =
        browser
            .driver
            .executeCdpCommand("Page.printToPDF", Map.of("preferCSSPageSize", true))
            .getOrDefault("data", "");
    byte[] pdf = Base64.getDecoder().decode(data.toString());
    return new String(pdf, StandardCharsets.ISO_8859_1).split("/Type /Page\\b", -1).length - 1;
  }
}
