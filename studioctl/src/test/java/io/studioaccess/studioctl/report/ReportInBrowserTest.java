package io.studioaccess.studioctl.report;

import static io.studioaccess.studioctl.report.SampleCompany.entry;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.plan.ProfileRecord.State;
import io.studioaccess.studioctl.report.AccessReport.Change;
import io.studioaccess.studioctl.report.AccessReport.Difference;
import io.studioaccess.studioctl.report.AccessReport.Kind;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.print.PrintOptions;

/** The page with 5,000 users, some with hostile names. */
class ReportInBrowserTest {
  private static final int PEOPLE = 5_000;

  /** For what does not depend on how many they are. */
  private static final int FEW = 20;

  private static final String HOSTILE = "</script><img/src=x/onerror=document.title='broken'>";

  /** Far more than needed on a slow machine, but too little for a table without virtual rows. */
  private static final Duration MAX_DURATION = Duration.ofSeconds(10);

  private static Browser browser;
  private static Path page;

  @BeforeAll
  static void open(@TempDir Path folder) throws IOException {
    browser = Browser.start("--window-size=1500,1100");
    page = folder.resolve("report.html");
    Files.writeString(page, ReportPage.of(company(PEOPLE).report()));
  }

  @AfterAll
  static void close() {
    if (browser != null) {
      browser.close();
    }
  }

  private static SampleCompany company(int people) {
    SampleCompany company = new SampleCompany().row("engineers", 10).row("scientists<b>", 20);
    for (int n = 0; n < people; n++) {
      String group = n % 4 == 0 ? "engineers" : "scientists<b>";
      String name = n == 7 ? HOSTILE : "user%04d".formatted(n);
      UserId user = company.joins(n, name, group);
      company.has(
          user,
          n % 10 == 0 ? State.CHANGING : State.GRANTED,
          group,
          n % 100 == 1 ? entry(n % 300, "Failed", group) : entry(n % 300, "Granted", group));
    }
    UserId former = company.joins(people, "former<i>");
    return company.formerUser(former, entry(1, "Revoked", "<img src=x onerror=alert(1)>"));
  }

  private static void load() {
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
    load();

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
    load();

    Object columns =
        browser.script(
            """
            const order = new Intl.Collator('en', { numeric: true });
            const table = Tabulator.findTable('#people')[0];
            const text = (value) => Array.isArray(value) ? value.join(', ') : String(value);
            return table.getColumns().map((column) => ['asc', 'desc'].every((direction) => {
              table.setSort(column.getField(), direction);
              const shown = table.getData('active').map((row) => text(row[column.getField()]));
              const sorted = shown.every((value, n) => n === 0 ||
                (direction === 'asc' ? 1 : -1) *
                  order.compare(value, shown[n - 1]) >= 0);
              return sorted && shown.length === 5000;
            }));
            """);

    assertThat(columns).asList().hasSize(13).containsOnly(true);
  }

  @Test
  void headersSortByMouseAndKeyboard() {
    load();

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
    load();

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
    load();

    browser.driver.findElement(By.id("search")).sendKeys("user0042");
    waitFor("1 of 5000 rows");
    browser.driver.findElement(By.cssSelector("#people .opens")).sendKeys(Keys.ENTER);

    assertThat(text("#details"))
        .contains("user0042", "the winner first", "scientists<b>", "2026-10-12T09:00:00Z Granted");

    browser.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertThat(browser.driver.findElement(By.id("details")).isDisplayed()).isFalse();
  }

  @Test
  void hostileNamesAreShownAsText() {
    load();

    browser.driver.findElement(By.id("search")).sendKeys("onerror");
    waitFor("1 of 5000 rows");
    browser.driver.findElement(By.cssSelector("#people .opens")).click();
    browser.script("dispatchEvent(new Event('beforeprint'))");

    assertThat(text("#details-heading")).isEqualTo(HOSTILE);
    assertThat(browser.driver.findElements(By.cssSelector("img, main b, main i"))).isEmpty();
    assertThat(browser.driver.getTitle()).isEqualTo("SageMaker Studio access report");
  }

  @Test
  void aTileShowsItsPeopleAndTheAddressKeepsThem() {
    load();

    tile("with a problem").click();
    waitFor("50 of 5000 rows");
    assertThat(tile("with a problem").getDomAttribute("aria-pressed")).isEqualTo("true");
    assertThat(address()).isEqualTo("#show=problem");

    browser.driver.findElement(By.id("search")).sendKeys("user01");
    waitFor("1 of 5000 rows");
    assertThat(address()).isEqualTo("#show=problem&q=user01");

    browser.driver.navigate().back();
    waitFor("50 of 5000 rows");
    browser.driver.navigate().back();
    waitFor("5000 of 5000 rows");
    browser.driver.navigate().forward();
    waitFor("50 of 5000 rows");

    tile("with a problem").click();
    waitFor("5000 of 5000 rows");
    assertThat(address()).isIn("", "#");
  }

  @Test
  void anAddressShowsWhatItNames() {
    open("#show=access&q=user&only.group=engineers&sort=userName%3Adesc");

    waitFor("1250 of 5000 rows");
    assertThat(firstUser()).isEqualTo("user4996");
    assertThat(tile("with access").getDomAttribute("aria-pressed")).isEqualTo("true");
    browser.driver.findElement(By.id("reset")).click();
    waitFor("5000 of 5000 rows");

    open("#person=" + id(42).replace(" ", "+"));
    await().untilAsserted(() -> assertThat(text("#details-heading")).isEqualTo("user0042"));
    browser.driver.switchTo().activeElement().sendKeys(Keys.ESCAPE);
    assertThat(browser.driver.findElement(By.id("details")).isDisplayed()).isFalse();
    browser.driver.navigate().back();
    await().untilAsserted(() -> assertThat(text("#details-heading")).isEqualTo("user0042"));
  }

  @Test
  void anAddressThatNamesNothingShowsEverything() {
    open("#show=%3Cimg%3E&sort=none%3Aasc&person=x&only.none=1&q=");

    waitFor("5000 of 5000 rows");
    assertThat(firstUser()).isEqualTo(HOSTILE);
  }

  @Test
  void aRoleOfTheBreakdownFilters() {
    load();

    browser
        .driver
        .findElement(By.xpath("//*[@id='breakdown']//button[contains(., 'engineers-studio')]"))
        .click();

    waitFor("1250 of 5000 rows");
    assertThat(browser.driver.getCurrentUrl())
        .as("the whole name: a longer one that contains it is another role")
        .contains("only.role=%3Darn");
  }

  @Test
  void aComparisonIsShownAndPrinted() throws IOException {
    Path compared = page.resolveSibling("compared.html");
    Files.writeString(
        compared,
        ReportPage.of(
            company(FEW)
                .report()
                .withDifferences(
                    "2026-10-01T09:00:00Z",
                    List.of(
                        new Difference(
                            HOSTILE,
                            "id",
                            "d-abcdefghijkl",
                            Kind.CHANGED,
                            SampleCompany.role("engineers").value(),
                            SampleCompany.role("scientists").value(),
                            "engineers",
                            "scientists")))));
    browser.driver.get(compared.toUri().toString());
    await().until(() -> !text("#differences").isEmpty());

    assertThat(text("#differences-since"))
        .isEqualTo(
            "Since the report of 2026-10-01T09:00:00Z: 0 gained access, 0 lost it, 1 changed.");
    assertThat(text("#differences")).contains("changed", "engineers-studio", "scientists-studio");
    browser.script("dispatchEvent(new Event('beforeprint'))");
    assertThat(browser.driver.findElements(By.cssSelector("#differences + .on-paper tbody tr")))
        .hasSize(1);
  }

  @Test
  void aNumberOfOneHasASingular() throws IOException {
    Path changed = page.resolveSibling("changed.html");
    Files.writeString(
        changed,
        ReportPage.of(
            company(FEW)
                .report()
                .withChanges(
                    "2026-10-01T09:00:00Z",
                    List.of(new Change("ana", "id", "d-abcdefghijkl", "", "role", List.of())))));

    browser.driver.get(changed.toUri().toString());
    await().until(() -> !text("#changes-since").isEmpty());

    assertThat(text("#changes-since"))
        .isEqualTo(
            "Since 2026-10-01T09:00:00Z: 1 user and domain with another access, or that had one in"
                + " between.");
  }

  /** Before, it was one page for twelve people. */
  @Test
  void sixtyPeopleFitOnAPage() {
    open("#q=user00");
    waitFor("99 of 5000 rows");

    String pdf = browser.driver.print(new PrintOptions()).getContent();

    long pages =
        Pattern.compile("/Type\\s*/Page\\b")
            .matcher(new String(Base64.getDecoder().decode(pdf), StandardCharsets.ISO_8859_1))
            .results()
            .count();
    assertThat(pages).isBetween(1L, 3L);
  }

  @Test
  void printsAllRows() {
    load();

    browser.script("dispatchEvent(new Event('beforeprint'))");
    assertThat(
            browser.script(
                "return document.querySelectorAll('#people + .on-paper tbody tr').length"))
        .isEqualTo((long) PEOPLE);

    browser.script("dispatchEvent(new Event('afterprint'))");
    assertThat(browser.driver.findElements(By.className("on-paper"))).isEmpty();
  }

  private static void open(String fragment) {
    browser.driver.get("about:blank");
    browser.driver.get(page.toUri() + fragment);
  }

  private static String address() {
    return String.valueOf(browser.script("return location.hash"));
  }

  private static String id(int number) {
    return "0a1b2c3d4e-aaaaaaaa-0000-4000-8000-%012d d-abcdefghijkl".formatted(number);
  }

  private static WebElement tile(String label) {
    return browser.driver.findElement(
        By.xpath("//*[@id='counts']/button[contains(., '%s')]".formatted(label)));
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
