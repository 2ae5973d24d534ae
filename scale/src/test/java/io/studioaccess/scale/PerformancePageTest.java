package io.studioaccess.scale;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.scale.cost.PriceList;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/**
 * The tables of {@code docs/reference/performance.md} are those of the stored measurements. {@code
 * -Dperformance.update=true} writes them.
 */
class PerformancePageTest {
  private static final Path REPOSITORY = Path.of("..");
  private static final Path PAGE = REPOSITORY.resolve("docs/reference/performance.md");

  @Test
  void showsTheStoredGrowth() throws IOException {
    for (String label : List.of("before", "now")) {
      Measurements measured = Measurements.read(REPOSITORY, label).orElseThrow();

      assertShown("growth-" + label, GrowthTable.markdown(measured));
      assertShown("scenes-" + label, GrowthTable.scenes(measured));
    }
  }

  @Test
  void showsThePriceList() throws IOException {
    assertShown("prices", PriceList.asMeasured(REPOSITORY));
  }

  private static void assertShown(String name, String table) throws IOException {
    String begin = "<!-- begin: %s -->\n".formatted(name);
    String end = "<!-- end: %s -->".formatted(name);
    String page = Files.readString(PAGE);
    assertThat(page).contains(begin, end);
    int from = page.indexOf(begin) + begin.length();
    String shown = page.substring(from, page.indexOf(end));
    if (Boolean.getBoolean("performance.update")) {
      Files.writeString(PAGE, page.substring(0, from) + table + page.substring(page.indexOf(end)));
      return;
    }
    assertThat(shown).isEqualTo(table);
  }
}
