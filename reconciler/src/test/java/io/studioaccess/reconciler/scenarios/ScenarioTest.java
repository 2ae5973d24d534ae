package io.studioaccess.reconciler.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every folder of {@code src/test/resources/scenarios}: what comes of a message, as text. In a
 * folder are
 *
 * <ul>
 *   <li>{@code event.json}, an EventBridge event; or {@code provisioner.json}, {@code
 *       deprovisioner.json} or {@code sweeper.json}, a message in that function's queue
 *   <li>{@code directory.yaml}: users, groups and memberships as they are when the message comes
 *   <li>{@code mapping.yaml}: a row file, in which a row may be one that is refused, and a naming
 *       convention
 *   <li>{@code profiles.yaml}: domains, profiles, the ledger, and the groups let in already
 *   <li>{@code plan.txt}: what each function that gets a message calls, says and sends, and what
 *       the ledger holds in the end
 * </ul>
 *
 * <p>It is 18:00 UTC on 2 November 2026. {@code mvn test -pl reconciler -am -Dtest=ScenarioTest
 * -Dsurefire.failIfNoSpecifiedTests=false -Dscenarios.update=true} writes every {@code plan.txt}
 * anew: for whoever then reads the difference line by line.
 */
class ScenarioTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
  private static final boolean UPDATE = Boolean.getBoolean("scenarios.update");

  @TestFactory
  Stream<DynamicTest> everyFolderLeadsToItsPlan() throws IOException {
    List<ScenarioFolder> folders = ScenarioFolder.all(SCENARIOS);
    assertThat(folders).isNotEmpty();
    return folders.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> leadsToItsPlan(folder)));
  }

  private static void leadsToItsPlan(ScenarioFolder folder) throws IOException {
    folder.requireItsFiles(!UPDATE);
    String plan = new Functions(Company.of(folder)).plan(folder.inbox(), folder.message());
    if (UPDATE) {
      folder.write(plan);
    }
    assertThat(plan).as(folder.name() + "/plan.txt").isEqualTo(folder.plan());
  }
}
