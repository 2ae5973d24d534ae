package io.studioaccess.sandbox.page;

import com.sun.management.HotSpotDiagnosticMXBean;
import com.sun.management.HotSpotDiagnosticMXBean.ThreadDumpFormat;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Path;
import java.time.Instant;
import org.openqa.selenium.WebDriverException;
import org.openqa.selenium.chrome.ChromeDriver;

/**
 * What is known about a page that does not show what it should: whether its files and the feed have
 * arrived, whether the browser draws it, and what each thread of this JVM does.
 */
final class PageTrouble {
  /** A frame and the store are asked for; neither may come. */
  private static final String QUESTIONS =
      """
      const answer = arguments[arguments.length - 1];
      const known = {
        address: location.href,
        ready: document.readyState,
        visible: document.visibilityState,
        now: Math.round(performance.now()),
        files: performance.getEntriesByType('resource').map((file) =>
          `${new URL(file.name).pathname} ${Math.round(file.startTime)}-${Math.round(file.responseEnd)}`),
        shown: document.body.innerText.slice(0, 200),
      };
      requestAnimationFrame(() => { known.drawn = true; });
      import('/store.js').then(({ store }) => {
        known.connected = store.connected;
        known.received = store.state && Object.keys(store.state);
      }, (error) => { known.store = String(error); });
      setTimeout(() => answer(JSON.stringify(known)), 2000);
      """;

  private PageTrouble() {}

  static String of(ChromeDriver driver) {
    return "The page: %s%nThe browser's log: %s%nThe threads: %s"
        .formatted(page(driver), log(driver), threads());
  }

  private static String page(ChromeDriver driver) {
    try {
      return String.valueOf(driver.executeAsyncScript(QUESTIONS));
    } catch (WebDriverException e) {
      return "does not answer: " + e.getMessage();
    }
  }

  private static String log(ChromeDriver driver) {
    try {
      return driver.manage().logs().get("browser").getAll().toString();
    } catch (WebDriverException e) {
      return "does not answer: " + e.getMessage();
    }
  }

  private static String threads() {
    Path file =
        Path.of("target", "threads-%d.txt".formatted(Instant.now().toEpochMilli()))
            .toAbsolutePath();
    try {
      ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
          .dumpThreads(file.toString(), ThreadDumpFormat.TEXT_PLAIN);
      return file.toString();
    } catch (IOException e) {
      return "cannot be written: " + e;
    }
  }
}
