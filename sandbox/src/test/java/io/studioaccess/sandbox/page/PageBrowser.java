package io.studioaccess.sandbox.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.abort;

import java.io.File;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import java.util.stream.Stream;
import org.awaitility.core.ConditionTimeoutException;
import org.openqa.selenium.By;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/** Headless Chromium from Debian's packages; Selenium downloads nothing. */
final class PageBrowser implements AutoCloseable {
  private static final Duration MAX_WAIT = Duration.ofSeconds(20);

  private final ChromeDriver driver;

  private PageBrowser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** Starts Chromium. Skips the test with a message if it is not installed. */
  static PageBrowser start() {
    Optional<Path> chromium = find("chromium");
    Optional<Path> chromeDriver = find("chromedriver");
    if (chromium.isEmpty() || chromeDriver.isEmpty()) {
      String missing =
          "SKIPPED: the sandbox's page was not opened in a browser: install Debian's packages"
              + " chromium and chromium-driver";
      System.err.println(missing);
      abort(missing);
    }
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(chromeDriver.orElseThrow().toFile())
            .usingAnyFreePort()
            .build();
    ChromeOptions options = new ChromeOptions();
    options.setBinary(chromium.orElseThrow().toFile());
    options.addArguments(
        "--headless=new",
        "--no-sandbox",
        "--disable-dev-shm-usage",
        "--disable-gpu",
        "--disable-quic",
        "--no-first-run",
        "--disable-background-networking",
        "--disable-component-update",
        "--disable-sync");
    options.setCapability("goog:loggingPrefs", Map.of("browser", "ALL"));
    return new PageBrowser(new ChromeDriver(service, options));
  }

  /** Opens the page on a screen of this size, in CSS pixels. */
  void open(URI page, int width, int height) {
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", height, "deviceScaleFactor", 1, "mobile", width < 600));
    driver.get(page.toString());
    try {
      awaitText("#people", "ana");
    } catch (ConditionTimeoutException e) {
      // Seen once in many builds, on an idle machine: a first load that showed nothing.
      System.err.println("The page is loaded again. " + PageTrouble.of(driver));
      driver.navigate().refresh();
      awaitText("#people", "ana");
    }
  }

  /** From the next page on, the browser draws nothing, as if another window covered its own. */
  void drawNothing() {
    driver.executeCdpCommand(
        "Page.addScriptToEvaluateOnNewDocument",
        Map.of("source", "window.requestAnimationFrame = () => 1"));
  }

  private static Optional<Path> find(String program) {
    String path = System.getenv().getOrDefault("PATH", "") + File.pathSeparator + "/usr/bin";
    return Stream.of(path.split(File.pathSeparator))
        .map(folder -> Path.of(folder, program))
        .filter(Files::isExecutable)
        .findFirst();
  }

  /** The page replaces its elements whenever the state changes, perhaps just now. */
  void click(String selector) {
    await()
        .atMost(MAX_WAIT)
        .ignoreExceptionsInstanceOf(WebDriverException.class)
        .until(
            () -> {
              driver.findElement(By.cssSelector(selector)).click();
              return true;
            });
  }

  String attribute(String selector, String name) {
    return driver.findElement(By.cssSelector(selector)).getDomAttribute(name);
  }

  void awaitText(String selector, String text) {
    awaitAnyText(selector, text);
  }

  void awaitAnyText(String selector, String... texts) {
    await()
        .atMost(MAX_WAIT)
        .ignoreException(StaleElementReferenceException.class)
        .until(
            () ->
                driver.findElements(By.cssSelector(selector)).stream()
                    .map(WebElement::getText)
                    .anyMatch(shown -> Stream.of(texts).anyMatch(shown::contains)));
  }

  /** The arrow keys move the focus in the matrix. */
  void assertArrowKeysMove() {
    List<WebElement> cells = driver.findElements(By.cssSelector("#people .member"));
    cells.getFirst().sendKeys(Keys.ARROW_RIGHT);
    assertThat(driver.switchTo().activeElement()).isEqualTo(cells.get(1));
    cells.get(1).sendKeys(Keys.ARROW_LEFT);
    assertThat(driver.switchTo().activeElement()).isEqualTo(cells.getFirst());
  }

  void assertNothingOverflows() {
    assertThat(
            driver.executeScript(
                "const page = document.documentElement;"
                    + "return page.scrollWidth <= page.clientWidth"))
        .isEqualTo(true);
  }

  void assertNoWarnings() {
    assertThat(driver.manage().logs().get("browser").getAll())
        .filteredOn(entry -> entry.getLevel().intValue() >= Level.WARNING.intValue())
        .isEmpty();
  }

  @Override
  public void close() {
    driver.quit();
  }
}
