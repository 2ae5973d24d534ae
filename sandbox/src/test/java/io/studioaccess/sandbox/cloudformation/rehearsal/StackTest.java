package io.studioaccess.sandbox.cloudformation.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Action;
import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Change;
import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Result;
import io.studioaccess.sandbox.cloudformation.rehearsal.Stack.Status;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {

  private static final String TEMPLATE =
      """
      Parameters:
        Name: {Type: String, Default: one, AllowedPattern: "[a-z]+"}
        Seconds: {Type: Number, Default: 30}
      Resources:
        Jobs:
          Type: AWS::SQS::Queue
          Properties:
            QueueName: !Ref Name
            VisibilityTimeout: !Ref Seconds
            RedrivePolicy: {deadLetterTargetArn: !GetAtt Dead.Arn, maxReceiveCount: 3}
        Dead:
          Type: AWS::SQS::Queue
        Log:
          Type: AWS::Logs::LogGroup
          DeletionPolicy: Retain
        Alarm:
          Type: AWS::CloudWatch::Alarm
          Properties:
            Namespace: AWS/SQS
            MetricName: ApproximateAgeOfOldestMessage
            Dimensions: [{Name: QueueName, Value: !GetAtt Jobs.QueueName}]
            EvaluationPeriods: 1
            Period: 60
      """;

  private final Account account = new Account(Scene.ACCOUNT);
  private final Stack stack = new Stack(account, new ResourceTypes());

  @TempDir Path folder;

  @Test
  void aResourceFollowsThoseThatItRefersTo() throws IOException {
    Result result = create(Stack.nothing());

    assertThat(result.status()).isEqualTo(Status.CREATE_COMPLETE);
    assertThat(result.changes())
        .extracting(Change::id)
        .containsExactly("Dead", "Jobs", "Log", "Alarm");
  }

  @Test
  void anUpdateChangesOnlyWhatDiffers() throws IOException {
    create(Stack.nothing());

    assertThat(update(Map.of("Seconds", "60"), Stack.nothing()).changes())
        .containsExactly(new Change("Jobs", "AWS::SQS::Queue", Action.UPDATED));
    assertThat(update(Map.of("Seconds", "60"), Stack.nothing()).changes()).isEmpty();
  }

  @Test
  void aChangedNameReplacesTheResource() throws IOException {
    create(Stack.nothing());

    Result result = update(Map.of("Name", "two"), Stack.nothing());

    assertThat(result.changes())
        .containsExactly(
            new Change("Jobs", "AWS::SQS::Queue", Action.REPLACED),
            new Change("Alarm", "AWS::CloudWatch::Alarm", Action.UPDATED));
    assertThat(account.ofType(QueueTypes.QUEUE))
        .extracting(Physical::name)
        .contains("two")
        .doesNotContain("one");
  }

  @Test
  void aFailedCreationLeavesOnlyWhatIsRetained() throws IOException {
    Result result = create(resource -> resource.id().equals("Alarm"));

    assertThat(result.status()).isEqualTo(Status.ROLLBACK_COMPLETE);
    assertThat(account.all()).extracting(Physical::type).containsExactly("AWS::Logs::LogGroup");
    assertThatThrownBy(() -> create(Stack.nothing())).hasMessageContaining("ROLLBACK_COMPLETE");
    assertThat(stack.delete()).isEmpty();
    assertThat(create(Stack.nothing()).isComplete()).isTrue();
  }

  @Test
  void aFailedUpdateRestoresTheOldState() throws IOException {
    create(Stack.nothing());
    var before = account.all();

    Result result =
        update(Map.of("Name", "two", "Seconds", "60"), resource -> resource.id().equals("Alarm"));

    assertThat(result.status()).isEqualTo(Status.UPDATE_ROLLBACK_COMPLETE);
    assertThat(account.all()).containsExactlyInAnyOrderElementsOf(before);
  }

  @Test
  void aDeletionKeepsWhatIsRetained() throws IOException {
    create(Stack.nothing());

    assertThat(stack.delete()).isEmpty();

    assertThat(account.all()).extracting(Physical::type).containsExactly("AWS::Logs::LogGroup");
  }

  @Test
  void oneUpdateCreatesAtMostOneIndex() throws IOException {
    // Given
    assertThat(stack.create(table(), CreationOrder.AS_DECLARED, Stack.nothing()).isComplete())
        .isTrue();

    // Then
    assertThat(stack.update(table("one", "two"), Stack.nothing()).failure().orElseThrow().why())
        .contains("Indexes that are created or deleted in a single update");
    assertThat(stack.update(table("one"), Stack.nothing()).isComplete()).isTrue();
    assertThat(stack.update(table("one", "two"), Stack.nothing()).isComplete()).isTrue();
  }

  private StackTemplate table(String... indexes) throws IOException {
    var text =
        new StringBuilder(
            """
            Resources:
              Table:
                Type: AWS::DynamoDB::Table
                Properties:
                  AttributeDefinitions: [{AttributeName: pk, AttributeType: S}]
                  KeySchema: [{AttributeName: pk, KeyType: HASH}]
                  GlobalSecondaryIndexes:
            """);
    for (String index : indexes) {
      text.append("        - IndexName: ").append(index).append('\n');
      text.append("          KeySchema: [{AttributeName: pk, KeyType: HASH}]\n");
    }
    if (indexes.length == 0) {
      text.append("        []\n");
    }
    Path file = folder.resolve("table.yaml");
    Files.writeString(file, text);
    return Scene.template(TemplateFile.read(file), Map.of());
  }

  private Result create(Predicate<Declared> failing) throws IOException {
    return stack.create(template(Map.of()), CreationOrder.AS_DECLARED, failing);
  }

  private Result update(Map<String, String> parameters, Predicate<Declared> failing)
      throws IOException {
    return stack.update(template(parameters), failing);
  }

  private StackTemplate template(Map<String, String> parameters) throws IOException {
    Path file = folder.resolve("queues.yaml");
    Files.writeString(file, TEMPLATE);
    return Scene.template(TemplateFile.read(file), parameters);
  }
}
