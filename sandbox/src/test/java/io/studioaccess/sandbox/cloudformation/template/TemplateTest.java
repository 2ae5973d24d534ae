package io.studioaccess.sandbox.cloudformation.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

  private static final Path SMALL = Path.of("src/test/resources/small-template.yaml");
  private static final Path STREAMS = Path.of("src/test/resources/streams-template.yaml");
  private static final Map<String, String> GIVEN = Map.of("IdentityStoreId", "d-1234567890");

  @TempDir Path folder;

  @Test
  void readsAFunctionWithGlobalsRoleAndQueue() {
    // When
    var function = read(SMALL, GIVEN).functions().get("Function");

    // Then
    assertThat(function.timeout()).isEqualTo(Duration.ofSeconds(60));
    assertThat(function.environment())
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                "COLOUR", "red",
                "TABLE", "stack-Table",
                "JAVA_TOOL_OPTIONS", "-Dsmall=yes",
                "GREETING", "bye red ${kept}"));
    assertThat(function.snapStart()).isTrue();
    assertThat(function.role().policies().getFirst().get("Version")).isEqualTo("2012-10-17");
    assertThat(function.role().policies().toString())
        .contains("arn:aws:sqs:eu-west-1:111122223333:stack-Work");
    assertThat(function.sources())
        .containsExactly(
            new QueueSource("arn:aws:sqs:eu-west-1:111122223333:stack-Work", 10, true, 2));
  }

  @Test
  void appliesConditionsOnParameters() {
    // When
    var template = read(SMALL, Map.of("IdentityStoreId", "d-1234567890", "Names", "ada, bob"));

    // Then
    assertThat(template.functions().get("Function").environment())
        .containsEntry("NAMES", "ada|bob");
  }

  @Test
  void readsQueuesTablesAndRules() {
    // When
    var template = read(SMALL, GIVEN);

    // Then
    assertThat(template.queues().get("Work").redrive())
        .contains(new TemplateQueue.Redrive("arn:aws:sqs:eu-west-1:111122223333:stack-Dead", 2));
    assertThat(template.queues().get("Work").url())
        .isEqualTo("http://127.0.0.1:4566/111122223333/stack-Work");
    assertThat(template.tables().get("Table").keys())
        .containsExactly(new TemplateTable.Key("pk", "HASH"));
    assertThat(template.tables().get("Table").expiry()).contains("expiresAt");
    assertThat(template.rules().get("Rule").trigger().toString()).contains("{\"exists\":false}");
    assertThat(template.rules().get("Rule").arn())
        .isEqualTo("arn:aws:events:eu-west-1:111122223333:rule/stack-Rule");
  }

  @Test
  void reportsMissingParameters() {
    assertThatThrownBy(() -> read(SMALL, Map.of()))
        .isInstanceOf(TemplateException.class)
        .hasMessageContaining("need a value: IdentityStoreId");
  }

  @Test
  void rejectsParametersOutsideTheirBounds() {
    for (var wrong :
        List.of(
            Map.entry("IdentityStoreId", "nonsense"),
            Map.entry("MaximumConcurrency", "1"),
            Map.entry("Colour", "blue"))) {
      var parameters = new java.util.HashMap<>(GIVEN);
      parameters.put(wrong.getKey(), wrong.getValue());
      assertThatThrownBy(() -> read(SMALL, parameters))
          .hasMessageContaining("parameter " + wrong.getKey() + ": \"" + wrong.getValue());
    }
  }

  @Test
  void rejectsAnUnknownPropertyWithItsLine() throws IOException {
    // Given
    Path file =
        template(
            """
            Resources:
              Jobs:
                Type: AWS::SQS::Queue
                Properties:
                  FifoQueue: true
            """);

    // Then
    assertThatThrownBy(() -> read(file, Map.of()))
        .hasMessage("Resources.Jobs.FifoQueue, line 5: the sandbox does not support this property");
  }

  @Test
  void rejectsAnUnknownResourceType() throws IOException {
    Path file = template("Resources:\n  Bucket:\n    Type: AWS::S3::Bucket\n");
    assertThatThrownBy(() -> read(file, Map.of()))
        .hasMessage(
            "Resources.Bucket, line 3: the sandbox does not support resources of type"
                + " AWS::S3::Bucket");
  }

  @Test
  void rejectsUnknownFunctionsAndNames() throws IOException {
    // Given
    Path base64 = queueWithName("!Base64 x");
    Path unknown = queueWithName("!Ref Unknown");
    Path circular = queueWithName("!GetAtt Jobs.QueueName");

    // Then
    assertThatThrownBy(() -> read(base64, Map.of()))
        .hasMessage("Resources.Jobs.QueueName, line 5: the function Base64 is not supported");
    assertThatThrownBy(() -> read(unknown, Map.of()))
        .hasMessage("Resources.Jobs.QueueName, line 5: no parameter or resource is named Unknown");
    assertThatThrownBy(() -> read(circular, Map.of()))
        .hasMessage("Resources.Jobs.QueueName, line 5: depends on itself");
  }

  @Test
  void readsSchedules() throws IOException {
    assertThat(scheduleOf("rate(1 hour)")).isEqualTo(schedule(Duration.ofHours(1)));
    assertThat(scheduleOf("rate(90 minutes)")).isEqualTo(schedule(Duration.ofMinutes(90)));
    assertThat(scheduleOf("rate(2 days)")).isEqualTo(schedule(Duration.ofDays(2)));
  }

  @Test
  void rejectsUnsupportedSchedules() {
    for (String wrong :
        List.of("rate(1 hours)", "rate(2 hour)", "rate(0 hours)", "cron(0 * * * ? *)", "hourly")) {
      assertThatThrownBy(() -> scheduleOf(wrong))
          .hasMessageStartingWith("Resources.Hourly.ScheduleExpression, line 5: " + wrong);
    }
  }

  @Test
  void rejectsARuleWithoutExactlyOneTrigger() throws IOException {
    // Given
    Path without = rule("Description: nothing");
    Path both = rule("ScheduleExpression: rate(1 hour)\n      EventPattern: {source: [aws.s3]}");
    Path elsewhere = rule("ScheduleExpression: rate(1 hour)\n      EventBusName: other");
    Path text =
        rule("ScheduleExpression: rate(1 hour)\n      Targets: [{Id: a, Arn: b, Input: c}]");

    // Then
    assertThatThrownBy(() -> read(without, Map.of())).hasMessageContaining("expected either");
    assertThatThrownBy(() -> read(both, Map.of())).hasMessageContaining("expected either");
    assertThatThrownBy(() -> read(elsewhere, Map.of()))
        .hasMessageContaining("a schedule is possible on the default bus only");
    assertThatThrownBy(() -> read(text, Map.of()))
        .hasMessage("Resources.Hourly.Targets.Input, line 6: EventBridge accepts only JSON: c");
  }

  @Test
  void readsAStreamAsAnEventSource() {
    // When
    var template = read(STREAMS, Map.of());

    // Then
    String arn =
        "arn:aws:dynamodb:eu-west-1:111122223333:table/stack-Rows/stream/2026-01-01T00:00:00.000";
    assertThat(template.tables().get("Rows").stream())
        .contains(new TemplateTable.Stream(arn, "NEW_AND_OLD_IMAGES"));
    assertThat(template.functions().get("Function").sources())
        .containsExactly(
            new StreamSource(
                arn,
                100,
                true,
                false,
                OptionalInt.of(3),
                Duration.ofMinutes(10),
                Optional.of("arn:aws:sqs:eu-west-1:111122223333:stack-Failures")));
  }

  @Test
  void readsASeparateStreamMappingWithDefaults() throws IOException {
    // Given
    Path file =
        changed(
            """
            Mapping:
              Type: AWS::Lambda::EventSourceMapping
              Properties:
                FunctionName: !Ref Function
                EventSourceArn: !GetAtt Rows.StreamArn
                StartingPosition: LATEST
            """
                .indent(2));

    // Then
    assertThat(read(file, Map.of()).functions().get("Function").sources().getLast())
        .isInstanceOfSatisfying(
            StreamSource.class,
            source -> {
              assertThat(source.batchSize()).isEqualTo(100);
              assertThat(source.reportsBatchItemFailures()).isFalse();
              assertThat(source.maximumRetryAttempts()).isEmpty();
              assertThat(source.maximumRecordAge()).isEqualTo(Duration.ofDays(1));
              assertThat(source.onFailureArn()).isEmpty();
            });
  }

  @Test
  void rejectsUnsupportedStreamProperties() {
    for (var wrong :
        Map.of(
                "BatchSize: 100", "ParallelizationFactor: 2",
                "StartingPosition: TRIM_HORIZON", "StartingPosition: AT_TIMESTAMP",
                "MaximumRetryAttempts: 3", "MaximumRetryAttempts: 10001",
                "MaximumRecordAgeInSeconds: 600", "MaximumRecordAgeInSeconds: 59",
                "Type: SQS", "Type: SNS")
            .entrySet()) {
      String property = wrong.getValue().replaceAll(":.*", "");
      assertThatThrownBy(() -> read(changed("", wrong.getKey(), wrong.getValue()), Map.of()))
          .isInstanceOf(TemplateException.class)
          .hasMessageContaining("Resources.Function.Events.Changes")
          .hasMessageContaining(property);
    }
  }

  @Test
  void rejectsTheStreamArnOfATableWithoutStream() {
    assertThatThrownBy(
            () ->
                read(
                    changed("", "StreamSpecification: {StreamViewType: NEW_AND_OLD_IMAGES}", ""),
                    Map.of()))
        .hasMessageEndingWith("Rows has no stream");
  }

  private Path changed(String more, String... replacement) throws IOException {
    String yaml = Files.readString(STREAMS);
    return template(
        (replacement.length == 2 ? yaml.replace(replacement[0], replacement[1]) : yaml) + more);
  }

  private TemplateRule.Trigger scheduleOf(String expression) throws IOException {
    return read(rule("ScheduleExpression: " + expression), Map.of())
        .rules()
        .get("Hourly")
        .trigger();
  }

  private static TemplateRule.Trigger schedule(Duration rate) {
    return new TemplateRule.Trigger.Schedule(rate);
  }

  private Path rule(String properties) throws IOException {
    return template(
        """
        Resources:
          Hourly:
            Type: AWS::Events::Rule
            Properties:
              %s
        """
            .formatted(properties));
  }

  private Path queueWithName(String name) throws IOException {
    return template(
        """
        Resources:
          Jobs:
            Type: AWS::SQS::Queue
            Properties:
              QueueName: %s
        """
            .formatted(name));
  }

  private Path template(String yaml) throws IOException {
    return Files.writeString(Files.createTempFile(folder, "template", ".yaml"), yaml);
  }

  private static Template read(Path file, Map<String, String> parameters) {
    return Template.read(
        file,
        new Deployment(
            "eu-west-1", "111122223333", "stack", URI.create("http://127.0.0.1:4566"), parameters));
  }
}
