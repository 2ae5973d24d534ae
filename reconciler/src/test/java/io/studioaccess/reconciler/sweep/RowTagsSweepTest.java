package io.studioaccess.reconciler.sweep;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.reconciler.membership.UserId;
import io.studioaccess.reconciler.reconcile.Direction;
import io.studioaccess.reconciler.reconcile.ReconcileRequest;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which tags the sweep finds, and how often it reads them. */
class RowTagsSweepTest {
  private static final Map<String, String> TAGS = Map.of("team", "science");

  private final InMemoryDirectory company = new InMemoryDirectory();
  private final UserId ana = company.user();

  @BeforeEach
  void anaHasTheTagsOfHerRow() {
    company.join(ana, "scientists").granted(ana, "scientists");
    company.tagged(ana, "scientists", TAGS);
  }

  @Test
  void aDayOfSweepsReadsTheTagsOfAProfileOnce() {
    sweepForADay();

    assertThat(company.ownersRead).hasSize(1);
    assertThat(company.requests).isEmpty();
  }

  @Test
  void aChangedRowIsFoundWithoutReadingTags() {
    company.map("scientists", InMemoryDirectory.ROLE + "scientists", 20);

    company.sweep().run(SweepRequest.allUsers("sweep"), () -> false);

    assertThat(company.requested(Direction.GRANT)).containsExactly(ana);
    assertThat(company.ownersRead).isEmpty();
  }

  @Test
  void tagsThatSomebodyChangedAreFoundWithinADay() {
    company.tags(ana, Map.of("team", "mine"));

    sweepForADay();

    assertThat(requests())
        .singleElement()
        .satisfies(
            request -> {
              assertThat(request.user()).isEqualTo(ana);
              assertThat(request.trigger().resetsTags()).isTrue();
              assertThat(ReconcileRequest.of(request.fields())).isEqualTo(request);
            });
  }

  @Test
  void tagsThatNoRowNamesDoNotMatter() {
    company.tags(ana, Map.of("team", "science", "by-hand", "yes"));

    sweepForADay();

    assertThat(company.requests).isEmpty();
  }

  private List<ReconcileRequest> requests() {
    return company.requests.getOrDefault(Direction.GRANT, List.of());
  }

  private void sweepForADay() {
    for (int hour = 0; hour < 24; hour++) {
      company.sweep().run(SweepRequest.allUsers("sweep-" + hour), () -> false);
      company.now = company.now.plus(Duration.ofHours(1));
    }
  }
}
