package io.studioaccess.reconciler.scenarios;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Plans for every folder of {@code src/test/resources/scenarios}, compared as text. A folder
 * contains
 *
 * <ul>
 *   <li>{@code event.json}, an EventBridge event; or {@code provisioner.json}, {@code
 *       deprovisioner.json} or {@code sweeper.json}, a message in that function's queue
 *   <li>{@code directory.yaml}: users, groups and memberships when the message arrives
 *   <li>{@code mapping.yaml}: a row file, which may have illegal rows and a naming convention
 *   <li>{@code profiles.yaml}: domains, profiles, the ledger, and the groups assigned already
 *   <li>{@code plan.txt}: the calls, outcomes and messages of each function that receives a
 *       message, and the final content of the ledger
 * </ul>
 *
 * <p>The time is 18:00 UTC on 2 November 2026. {@code mvn test -pl reconciler -am
 * -Dtest=ScenarioTest -Dsurefire.failIfNoSpecifiedTests=false -Dscenarios.update=true} rewrites
 * every {@code plan.txt}. Review the difference line by line.
 */
class ScenarioTest {
  private static final Path SCENARIOS = Path.of("src/test/resources/scenarios");
  private static final boolean UPDATE = Boolean.getBoolean("scenarios.update");

  @TestFactory
  Stream<DynamicTest> everyScenarioYieldsItsPlan() throws IOException {
    List<ScenarioFolder> folders = ScenarioFolder.all(SCENARIOS);
    assertThat(folders).isNotEmpty();
    return folders.stream()
        .map(folder -> DynamicTest.dynamicTest(folder.name(), () -> assertYieldsItsPlan(folder)));
  }

  private static void assertYieldsItsPlan(ScenarioFolder folder) throws IOException {
    folder.requireItsFiles(!UPDATE);
    String plan = new Functions(Company.of(folder)).plan(folder.inbox(), folder.message());
    if (UPDATE) {
      folder.write(plan);
    }
    assertThat(plan).as(folder.name() + "/plan.txt").isEqualTo(folder.plan());
  }
}
