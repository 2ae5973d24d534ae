package io.studioaccess.studioctl.report;

import static io.studioaccess.studioctl.report.SampleCompany.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;

/** The page with 5,000 users, some with hostile names. */
class ReportInBrowserTest {
  private static final int PEOPLE = 5_000;
  private static final String HOSTILE = "</script><img/src=x/onerror=document.title='broken'>";

  /** Far more than needed on a slow machine, but too little for a table without virtual rows. */
  private static final Duration MAX_DURATION = Duration.ofSeconds(10);

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    browser = Browser.start("--window-size=1500,1100");
    page = folder.resolve("report.html");
    Files.writeString(page, ReportPage.of(company().report()));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static SampleCompany company() {
    SampleCompany company = new SampleCompany().row("engineers", 10).row("scientists<b>", 20);
    for (int n = 0; n < PEOPLE; n++) {
      String group = n % 4 == 0 ? "engineers" : "scientists<b>";
      String name = n == 7 ? HOSTILE : "user%04d".formatted(n);
      UserId user = company.joins(n, name, group);
      company.has(
          user,
          n % 10 == 0 ? State.CHANGING : State.GRANTED,
          group,
          entry(n % 300, "Granted", group));
    }
    UserId former = company.joins(PEOPLE, "former<i>");
    return company.formerUser(former, entry(1, "Revoked", "<img src=x onerror=alert(1)>"));
  }

  @BeforeEach
  void load() {
    browser.driver.get(page.toUri().toString());
    // The browser renders rows some time after the page is loaded.
    await()
        .until(
            () -> !browser.driver.findElements(By.cssSelector("#people .tabulator-row")).isEmpty());
  }

  @AfterEach
  void assertNoWarningsLogged() {
    browser.assertNoWarningsLogged();
  }

  @Test
  void thePageIsSelfContained() {
    assertThat(browser.requests()).containsOnly(page.toUri().toString());
    assertThat(text("#metadata"))
        .contains("studio-access", "111122223333", "eu-west-1", "auditor/kim");
    assertThat(text("#counts")).contains("5000", "with access");
    assertThat(browser.script("return document.querySelectorAll('#people .tabulator-row').length"))
        .as("only visible rows are rendered")
        .isInstanceOfSatisfying(Long.class, rendered -> assertThat(rendered).isBetween(10L, 200L));
  }

  @Test
  void everyColumnSortsBothWays() {
    Object columns =
        browser.script(
            """
            const table = Tabulator.findTable('#people')[0];
            const text = (value) => Array.isArray(value) ? value.join(', ') : String(value);
            return table.getColumns().map((column) => ['asc', 'desc'].every((direction) => {
              table.setSort(column.getField(), direction);
              const shown = table.getData('active').map((row) => text(row[column.getField()]));
              const sorted = shown.every((value, n) => n === 0 ||
                (direction === 'asc' ? 1 : -1) *
                  value.localeCompare(shown[n - 1], 'en', { numeric: true }) >= 0);
              return sorted && shown.length === 5000;
            }));
            """);

    assertThat(columns).asList().hasSize(13).containsOnly(true);
  }

  @Test
  void headersSortByMouseAndKeyboard() {
    long start = System.nanoTime();
    title("User").click();
    title("User").click();
    assertFast("Two sorts of 5,000 rows", start);
    assertThat(firstUser()).isEqualTo("user4999");

    title("User").sendKeys(Keys.ENTER);
    assertThat(firstUser()).isEqualTo(HOSTILE);
  }

  @Test
  void theSearchCoversAllColumnsAndAFilterOne() {
    long start = System.nanoTime();
    browser.driver.findElement(By.id("search")).sendKeys("engineers");
    assertThat(text("#shown")).isEqualTo("1250 of 5000 rows");
    assertFast("A search through 5,000 rows, typed letter by letter", start);

    browser
        .driver
        .findElement(By.cssSelector("#people input[aria-label='Filter by State']"))
        .sendKeys("CHANGING");
    waitFor("250 of 5000 rows");
  }

  @Test
  void aRowOpensItsDetailsByKeyboard() {
    browser.driver.findElement(By.id("search")).sendKeys("user0042");
    waitFor("1 of 5000 rows");
    browser.driver.findElement(By.cssSelector("#people .opens")).sendKeys(Keys.ENTER);

    assertThat(text("#details"))
        .contains("user0042", "the winner first", "scientists<b>", "2026-10-12 09:00:00Z Granted");

    browser.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertThat(browser.driver.findElement(By.id("details")).isDisplayed()).isFalse();
  }

  @Test
  void hostileNamesAreShownAsText() {
    browser.driver.findElement(By.id("search")).sendKeys("onerror");
    waitFor("1 of 5000 rows");
    browser.driver.findElement(By.cssSelector("#people .opens")).click();
    browser.script("dispatchEvent(new Event('beforeprint'))");

    assertThat(text("#details-heading")).isEqualTo(HOSTILE);
    assertThat(browser.driver.findElements(By.cssSelector("img, main b, main i"))).isEmpty();
    assertThat(browser.driver.getTitle()).isEqualTo("SageMaker Studio access report");
  }

  @Test
  void printsAllRows() {
    browser.script("dispatchEvent(new Event('beforeprint'))");
    assertThat(
            browser.script(
                "return document.querySelectorAll('#people + .on-paper tbody tr').length"))
        .isEqualTo((long) PEOPLE);

    browser.script("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.driver.findElements(By.className("on-paper"))).isEmpty();
  }

  private static WebElement title(String column) {
    return browser.driver.findElement(
        By.xpath(
            "//*[@id='people']//*[contains(@class,'tabulator-col-title') and text()='%s']"
                .formatted(column)));
  }

  private static String firstUser() {
    return text("#people .tabulator-row .opens");
  }

  private static String text(String selector) {
    return browser.driver.findElement(By.cssSelector(selector)).getText();
  }

  /** Column filters apply with a delay. */
  private static void waitFor(String shown) {
    await().untilAsserted(() -> assertThat(text("#shown")).isEqualTo(shown));
  }

  private static void assertFast(String action, long startNanos) {
    Duration took = Duration.ofNanos(System.nanoTime() - startNanos);
    System.out.printf("%s: %d ms%n", action, took.toMillis());
    assertThat(took).isLessThan(MAX_DURATION);
  }
}
