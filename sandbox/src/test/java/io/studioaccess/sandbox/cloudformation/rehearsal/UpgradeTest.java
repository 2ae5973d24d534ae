package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Action;
import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Change;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What docs/upgrade.md and docs/uninstall.md promise: rows, ledger and logs stay. */
class UpgradeTest {

  private static final Set<String> KEPT =
      Set.of(
          "MappingTable",
          "LedgerTable",
          "HistoryTable",
          "ProvisionerLogGroup",
          "DeprovisionerLogGroup",
          "SweeperLogGroup");

  private final Scene scene = new Scene(TestRepository.root());
  private final Account account = scene.account();
  private final Stack stack = scene.newStack(account);
  private final Map<String, String> parameters = scene.bases().getFirst().parameters();

  @TempDir Path folder;
  private TemplateFile older;
  private TemplateFile newer;

  /** A stack of an older version: other code, less memory, and a ledger without its index. */
  @BeforeEach
  void anOlderStack() throws IOException {
    Path product = TestRepository.root().resolve("template.yaml");
    String text = Files.readString(product);
    String olderText =
        text.replace("MemorySize: 1024", "MemorySize: 512")
            .replaceFirst("(?s)      # Only memberships have a group.*?(      TimeToLive)", "$1")
            .replace("        - {AttributeName: groupId, AttributeType: S}\n", "");
    assertThat(olderText)
        .contains("  LedgerTable:")
        .doesNotContain("# Only memberships have a group")
        .doesNotContain("AttributeName: groupId")
        .doesNotContain("MemorySize: 1024");
    older =
        TemplateFile.read(Files.writeString(folder.resolve("template.yaml"), olderText), "older");
    newer = TemplateFile.read(product, "newer");
    assertThat(stack.create(template(older), CreationOrder.AS_DECLARED, Stack.nothing()).failure())
        .isEmpty();
  }

  private StackTemplate template(TemplateFile file) {
    return Scene.template(file, parameters);
  }

  private List<Physical> kept() {
    return KEPT.stream().map(id -> stack.find(id).orElseThrow()).toList();
  }

  private List<String> namesOfKept() {
    return kept().stream().map(Physical::name).toList();
  }

  @Test
  void anUpgradeReplacesNeitherTablesNorLogs() {
    // Given
    List<String> before = namesOfKept();

    // When
    Stack.Result result = stack.update(template(newer), Stack.nothing());

    // Then
    assertThat(result.failure()).isEmpty();
    assertThat(result.changes())
        .contains(new Change("LedgerTable", "AWS::DynamoDB::Table", Action.UPDATED))
        .filteredOn(change -> change.action() == Action.REPLACED)
        .extracting(Change::id)
        .doesNotContainAnyElementsOf(KEPT);
    assertThat(namesOfKept()).isEqualTo(before);
  }

  @Test
  void theWayBackKeepsThemToo() {
    // Given
    List<String> before = namesOfKept();
    assertThat(stack.update(template(newer), Stack.nothing()).failure()).isEmpty();

    // When
    Stack.Result back = stack.update(template(older), Stack.nothing());

    // Then
    assertThat(back.failure()).isEmpty();
    assertThat(namesOfKept()).isEqualTo(before);
  }

  @Test
  void anUpgradeThatFailsLeavesTheOldVersion() {
    // Given
    List<Physical> before = account.all();

    // When
    Stack.Result result =
        stack.update(template(newer), resource -> resource.id().equals("LedgerTable"));

    // Then
    assertThat(result.failure()).isPresent();
    assertThat(account.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void afterADeletionExactlyTheyStay() {
    // Given
    Set<Physical> withoutStack = Set.copyOf(scene.account().all());
    List<Physical> expected = kept();

    // When
    assertThat(stack.delete()).isEmpty();

    // Then
    assertThat(account.all())
        .filteredOn(resource -> !withoutStack.contains(resource))
        .containsExactlyInAnyOrderElementsOf(expected);
  }
}
