package io.studioaccess.integration.endtoend;

import static io.studioaccess.sandbox.demo.Company.DATA_SCIENTISTS;
import static io.studioaccess.sandbox.demo.Company.DOMAIN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.aws.cloudwatch.Metric;
import io.studioaccess.mapping.AccessPeriod;
import io.studioaccess.reconciler.reconcile.ChainLimit;
import io.studioaccess.sandbox.cloudformation.template.TemplateMetric;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.lambda.InvocationResult;
import io.studioaccess.sandbox.lambda.LogLine;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.TestRepository;
import io.studioaccess.sandbox.wire.Faults;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.parallel.ResourceLock;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/**
 * After a story with every kind of outcome: the functions wrote the metrics that alarms and
 * dashboard use, the documentation describes all written metrics, and every kind of event was
 * published.
 */
@ResourceLock(Stack.SHARED_WITH_ONE_CHANGE_AN_HOUR)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ObservabilityIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final String UNREADABLE = "c0ffee00-0000-4000-8000-000000000099";
  private static final Pattern SEARCH =
      Pattern.compile("SEARCH\\('\\{\"([^\"]+)\",(\\w+)} MetricName=\"(\\w+)\"'");

  /** Metrics that the developer guides of SQS, Lambda and EventBridge list. */
  private static final Set<TemplateMetric> OF_AWS =
      Set.of(
          ofAws("AWS/SQS", "ApproximateNumberOfMessagesVisible", "QueueName"),
          ofAws("AWS/SQS", "ApproximateNumberOfMessagesNotVisible", "QueueName"),
          ofAws("AWS/SQS", "ApproximateAgeOfOldestMessage", "QueueName"),
          ofAws("AWS/Lambda", "Errors", "FunctionName"),
          ofAws("AWS/Lambda", "Throttles", "FunctionName"),
          ofAws("AWS/Lambda", "RecursiveInvocationsDropped", "FunctionName"),
          ofAws("AWS/Events", "Invocations", "RuleName"));

  private final Stack stack = Stack.sharedWithOneChangeAnHour();
  private int earlierLines;
  private int earlierOutcomes;

  @BeforeAll
  void everythingHappensOnce() {
    stack.releaseAllHeldChanges();
    stack.sandbox.clock().advance(Duration.ofHours(2));
    earlierLines = stack.sandbox.log().size();
    earlierOutcomes = stack.outcomes.size();
    restoredAndThenRevoked(stack.newUser());
    changed(stack.newUser());
    expiring(stack.newUser());
    refused(stack.newUser());
    failed(stack.newUser());
    blocked(stack.newUser());
    held(stack.newUser(), stack.newUser());
    foundByTheSweep(stack.newUser());
    withoutAPlace(stack.newUser());
    failedSweep();
    endlessChain(stack.newUser());
    unreadable();
    stack.drain("ProvisionerDeadLetterQueue");
  }

  private void restoredAndThenRevoked(User user) {
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user);
    stack.sandbox.clock().advance(Duration.ofDays(2));
    stack.granted(user, DATA_SCIENTISTS);
    leaves(user);
    sweepAfter(Duration.ofDays(7));
    assertThat(stack.outcomesOf(user))
        .containsExactly("Granted", "Quarantined", "Restored", "Quarantined", "Revoked");
  }

  private void changed(User user) {
    stack.granted(user, DATA_SCIENTISTS);
    Group winners = stack.mappedGroup("observed-winners", 1);
    stack.granted(user, winners);
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Changed");
  }

  /** The limit of one change an hour does not hold what the ledger noted in advance. */
  private void expiring(User user) {
    AccessPeriod days = new AccessPeriod(Optional.empty(), Optional.empty(), Optional.of(30));
    stack.granted(user, stack.mappedGroup("observed-guests", 1, days));
    sweepAfter(Duration.ofDays(24));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Expiring");
    sweepAfter(Duration.ofDays(6));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Expiring", "Quarantined");
  }

  private void refused(User user) {
    stack
        .sandbox
        .cloud()
        .studio()
        .addProfile(
            CreateUserProfileRequest.builder()
                .domainId(DOMAIN)
                .userProfileName(user.userName())
                .singleSignOnUserIdentifier("UserName")
                .singleSignOnUserValue(user.userName())
                .build());
    stack.granted(user, DATA_SCIENTISTS);
    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
  }

  private void failed(User user) {
    for (int i = 0; i < 4; i++) {
      stack.sandbox.cloud().studio().failNextProfile("no network interface is left");
    }
    stack.join(user, DATA_SCIENTISTS);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    assertThat(stack.outcomesOf(user)).containsExactly("Failed");
  }

  private void blocked(User user) {
    stack.sandbox.clock().advance(Duration.ofHours(2));
    String profile = stack.granted(user, DATA_SCIENTISTS).userProfileName();
    stack.sandbox.cloud().studio().addSpace(DOMAIN, "of-many", profile, SharingType.SHARED);
    leaves(user);
    sweepAfter(Duration.ofDays(7));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted", "Quarantined", "Blocked");
  }

  private void held(User one, User other) {
    stack.sandbox.clock().advance(Duration.ofHours(2));
    stack.granted(one, DATA_SCIENTISTS);
    stack.granted(other, DATA_SCIENTISTS);
    leaves(one);
    leaves(other);
    assertThat(stack.outcomesOf(other)).containsExactly("Granted");
  }

  private void foundByTheSweep(User user) {
    stack.join(user, DATA_SCIENTISTS);
    sweepAfter(Duration.ofHours(2));
    assertThat(stack.outcomesOf(user)).containsExactly("Granted");
  }

  private void withoutAPlace(User user) {
    Studio studio = stack.sandbox.cloud().studio();
    studio.limitProfilesPerDomainTo(1);
    stack.join(user, DATA_SCIENTISTS);
    stack.publishAdded(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
    studio.limitProfilesPerDomainTo(10_000);
    assertThat(stack.outcomesOf(user)).containsExactly("Refused");
  }

  private void failedSweep() {
    Faults faults = stack.sandbox.endpoint().faults();
    faults.failRandomly(
        1, Faults.Kind.FAILED_BEFORE_EFFECT, "sagemaker", "ListUserProfiles", Faults.ANY);
    InvocationResult unused =
        stack.sandbox.invoke("SweeperFunction", "{\"type\":\"studio-access.Sweep\"}");
    faults.clear();
    stack.sandbox.settle();
  }

  private void endlessChain(User user) {
    stack.join(user, DATA_SCIENTISTS);
    stack.sandbox.send(
        "ProvisionerQueue",
        """
        {"type": "studio-access.Reconcile", "userId": "%s", "eventId": "endless", "links": %d}
        """
            .formatted(user.userId(), ChainLimit.LINKS));
    stack.sandbox.settle();
    assertThat(stack.outcomesOf(user)).as("in the chain that was ended").isEmpty();
    sweepAfter(Duration.ofHours(1));
    assertThat(stack.outcomesOf(user)).as("in the next one").containsExactly("Granted");
  }

  private void unreadable() {
    stack.sandbox.send(
        "ProvisionerQueue",
        """
        {"detail": {"eventID": "%s", "eventSource": "sso-directory.amazonaws.com",
                    "eventName": "AddMemberToGroup"}}
        """
            .formatted(UNREADABLE));
    stack.sandbox.settle();
  }

  private void leaves(User user) {
    stack.leave(user, DATA_SCIENTISTS);
    stack.publishRemoved(user, DATA_SCIENTISTS);
    stack.sandbox.settle();
  }

  private void sweepAfter(Duration time) {
    stack.sandbox.clock().advance(time);
    stack.sweepEverybody();
    stack.sandbox.settle();
  }

  @Test
  void theMetricsOfAlarmsAndDashboardWereWritten() throws IOException {
    Set<TemplateMetric> expected = new HashSet<>();
    stack.sandbox.template().monitoring().alarms().values().forEach(expected::addAll);
    for (String dashboard : stack.sandbox.template().monitoring().dashboards().values()) {
      expected.addAll(metricsOf(JSON.readTree(dashboard)));
    }
    Set<TemplateMetric> written = new HashSet<>(OF_AWS);
    metricLines().forEach(line -> written.add(metricOf(line)));

    assertThat(expected.stream().map(ObservabilityIT::withoutValues)).hasSizeGreaterThan(12);
    assertThat(written).containsAll(expected.stream().map(ObservabilityIT::withoutValues).toList());
  }

  @Test
  void everyWrittenMetricIsDescribed() throws IOException {
    String described = Files.readString(TestRepository.root().resolve("docs/reference/metrics.md"));

    Set<String> written =
        metricLines()
            .map(line -> metricOf(line).name())
            .collect(Collectors.toCollection(TreeSet::new));

    assertThat(written)
        .isEqualTo(
            Stream.of(Metric.values())
                .map(Metric::text)
                .collect(Collectors.toCollection(TreeSet::new)));
    for (Metric metric : Metric.values()) {
      assertThat(described)
          .contains(
              "| `%s` | %s | %s |"
                  .formatted(
                      metric.text(),
                      metric.unit(),
                      metric.dimension().map(name -> "`" + name + "`").orElse("none")));
    }
  }

  @Test
  void everyKindOfOutcomeWasPublishedAsItsSchemaDefines() {
    List<Map<String, Object>> published =
        stack.outcomes.subList(earlierOutcomes, stack.outcomes.size());
    assertThat(published)
        .extracting(event -> String.valueOf(event.get("detail-type")))
        .containsAll(OutcomeSchemas.kinds());
    assertThat(published).allSatisfy(event -> assertThat(OutcomeSchemas.problems(event)).isEmpty());
  }

  @Test
  void metricsNameNoUserAndLogLinesNameTheirEvent() {
    assertThat(metricLines().map(JsonNode::toString))
        .noneMatch(line -> line.contains("user-") || line.contains("userId"));
    assertThat(lines().filter(line -> line.path("message").asText().equals("Message failed")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.findValue("eventId").asText()).isEqualTo(UNREADABLE));
    assertThat(
            lines()
                .filter(line -> line.path("logger").asText().startsWith("io.studioaccess"))
                .filter(line -> !line.path("message").asText().startsWith("Decision")))
        .isNotEmpty()
        .allSatisfy(line -> assertThat(line.findValue("eventId")).isNotNull());
  }

  @Test
  void theTimeToReadyCountsFromTheEvent() {
    // Given
    User user = stack.newUser();
    long before = metricLines().count();
    stack.join(user, DATA_SCIENTISTS);
    Map<String, Object> event =
        stack.event("add-member-to-group.okta-scim.json", user, DATA_SCIENTISTS);
    Stack.asMap(event.get("detail"))
        .put("eventTime", stack.sandbox.clock().instant().minusSeconds(300).toString());

    // When
    stack.sandbox.publish(event);
    stack.sandbox.settle();

    // Then
    assertThat(
            metricLines()
                .skip(before)
                .filter(line -> line.has("EventToReady"))
                .map(line -> line.get("EventToReady").asLong()))
        .singleElement()
        .satisfies(seconds -> assertThat(seconds).isBetween(300L, 360L));
  }

  private Stream<JsonNode> lines() {
    List<JsonNode> lines = new ArrayList<>();
    List<LogLine> all = stack.sandbox.log();
    for (LogLine line : all.subList(earlierLines, all.size())) {
      if (line.text().startsWith("{")) {
        try {
          lines.add(JSON.readTree(line.text()));
        } catch (IOException e) {
          throw new IllegalArgumentException("no JSON: " + line.text(), e);
        }
      }
    }
    return lines.stream();
  }

  private Stream<JsonNode> metricLines() {
    return lines().filter(line -> line.has("_aws"));
  }

  private static TemplateMetric metricOf(JsonNode line) {
    JsonNode directive = line.at("/_aws/CloudWatchMetrics/0");
    List<String> dimensions = new ArrayList<>();
    directive.at("/Dimensions/0").forEach(name -> dimensions.add(name.asText()));
    String name = directive.at("/Metrics/0/Name").asText();
    assertThat(line.get(name).isNumber()).isTrue();
    assertThat(dimensions).allSatisfy(dimension -> assertThat(line.get(dimension)).isNotNull());
    return metric(directive.get("Namespace").asText(), name, dimensions);
  }

  /** Without the values of its dimensions. */
  private static TemplateMetric withoutValues(TemplateMetric metric) {
    return metric(metric.namespace(), metric.name(), List.copyOf(metric.dimensions().keySet()));
  }

  private static TemplateMetric ofAws(String namespace, String name, String dimension) {
    return metric(namespace, name, List.of(dimension));
  }

  private static TemplateMetric metric(String namespace, String name, List<String> dimensions) {
    return new TemplateMetric(
        namespace, name, dimensions.stream().collect(Collectors.toMap(key -> key, key -> "any")));
  }

  private static List<TemplateMetric> metricsOf(JsonNode dashboard) {
    List<TemplateMetric> metrics = new ArrayList<>();
    for (JsonNode widget : dashboard.get("widgets")) {
      for (JsonNode metric : widget.at("/properties/metrics")) {
        metrics.add(metric.get(0).isObject() ? searched(metric.get(0)) : plain(metric));
      }
    }
    return metrics;
  }

  private static TemplateMetric plain(JsonNode metric) {
    List<String> dimensions = new ArrayList<>();
    for (int i = 2; i < metric.size() && metric.get(i).isTextual(); i += 2) {
      dimensions.add(metric.get(i).asText());
    }
    return metric(metric.get(0).asText(), metric.get(1).asText(), dimensions);
  }

  private static TemplateMetric searched(JsonNode metric) {
    String expression = metric.get("expression").asText();
    MatchResult found =
        SEARCH
            .matcher(expression)
            .results()
            .findFirst()
            .orElseThrow(() -> new AssertionError("no search: " + expression));
    return metric(found.group(1), found.group(3), List.of(found.group(2)));
  }
}
