package io.studioaccess.integration.template;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.reconciler.membership.NativeEvents;
import io.studioaccess.sandbox.cloud.AccountRegion;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.cloudformation.template.Template;
import io.studioaccess.sandbox.cloudformation.template.TemplateRule.Trigger.EventPattern;
import io.studioaccess.sandbox.demo.EventFiles;
import io.studioaccess.sandbox.eventbridge.Delivery;
import io.studioaccess.sandbox.eventbridge.EventBuses;
import io.studioaccess.sandbox.eventbridge.Forwarding;
import io.studioaccess.sandbox.eventbridge.RuleRegistry;
import io.studioaccess.sandbox.eventbridge.Rules;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.sqs.Queues;
import io.studioaccess.sandbox.stack.DeployedTemplate;
import io.studioaccess.sandbox.stack.Permissions;
import io.studioaccess.sandbox.stack.ProductTemplate;
import io.studioaccess.sandbox.stack.TestRepository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.eventbridge.model.PutEventsRequestEntry;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;

/** templates/identity-center-account.yaml: how events reach a main stack that is elsewhere. */
class IdentityCenterAccountTest {

  private static final Path TEMPLATE =
      TestRepository.root().resolve("templates/identity-center-account.yaml");
  private static final AccountRegion MAIN = AccountRegion.example();
  private static final AccountRegion IDENTITY_CENTER =
      new AccountRegion("777788889999", "eu-west-1");
  private static final String RULE = "DirectoryChangesRule";
  private static final String NATIVE_RULE = "NativeDirectoryChangesRule";
  private static final String SCIM_TOKEN =
      "AWS_IAMIDENTITYCENTER_SCIM_BEARER_TOKEN_EXPIRY_NOTIFICATION";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest(IDENTITY_CENTER);

  private final List<Map<String, Object>> arrived = new ArrayList<>();
  private final List<DeployedTemplate> deployed = new ArrayList<>();
  private final List<Queues> opened = new ArrayList<>();

  @BeforeEach
  void listenWhereTheMainStackIs() {
    aws.cloud.eventBuses().onEvent(MAIN.defaultBus(), arrived::add);
  }

  @AfterEach
  void close() {
    deployed.forEach(DeployedTemplate::close);
    opened.forEach(Queues::close);
  }

  private void theMainStackIsFor(String identityCenterAccountId) {
    Permissions.deploy(ProductTemplate.readFor(identityCenterAccountId), aws.cloud);
  }

  private DeployedTemplate deployed(AccountRegion place) {
    var template =
        new DeployedTemplate(
            TEMPLATE,
            place,
            Map.of("TargetEventBusArn", MAIN.defaultBus().arn()),
            aws.cloud,
            aws.clock);
    deployed.add(template);
    return template;
  }

  private static Map<String, Object> event(String file) {
    return EventFiles.read(TestRepository.root().resolve("events").resolve(file));
  }

  @Test
  void theRuleNamesThePairsOfTheMainStacksRulesAndNoOther() {
    // Given
    var main = ProductTemplate.read();
    var here = deployed(IDENTITY_CENTER).template();

    // Then
    assertThat(pairs(main)).hasSizeGreaterThan(10);
    assertThat(pairs(here)).isEqualTo(pairs(main));
  }

  private static Set<String> pairs(Template template) {
    var pairs = new TreeSet<String>();
    for (var rule : template.rules().values()) {
      if (rule.trigger() instanceof EventPattern(String json)) {
        for (JsonNode alternative : read(json).path("detail").path("$or")) {
          for (JsonNode source : alternative.path("eventSource")) {
            alternative
                .path("eventName")
                .forEach(name -> pairs.add(source.asText() + " " + name.asText()));
          }
        }
      }
    }
    return pairs;
  }

  private static JsonNode read(String json) {
    try {
      return new ObjectMapper().readTree(json);
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void exactlyTheEventsOfTheMainRulesAreForwarded() throws IOException {
    // Given
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    var main = ProductTemplate.read();
    var here = deployed(IDENTITY_CENTER);

    for (Path file : eventFiles()) {
      // When
      arrived.clear();
      var event = EventFiles.read(file);
      here.publish(event);

      // Then
      boolean taken = NativeEvents.is(event) || pairs(main).contains(pair(event)) && !failed(event);
      assertThat(arrived).as(file.toString()).isEqualTo(taken ? List.of(event) : List.of());
    }
  }

  private static String pair(Map<String, Object> event) {
    var detail = (Map<?, ?>) event.get("detail");
    return detail.get("eventSource") + " " + detail.get("eventName");
  }

  private static boolean failed(Map<String, Object> event) {
    return ((Map<?, ?>) event.get("detail")).containsKey("errorCode");
  }

  private static List<Path> eventFiles() throws IOException {
    try (Stream<Path> files = Files.list(TestRepository.root().resolve("events"))) {
      return files.filter(file -> file.toString().endsWith(".json")).toList();
    }
  }

  @Test
  void aForwardedChangeKeepsItsAccount() {
    // Given
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    deployed(IDENTITY_CENTER);
    var group = aws.cloud.directory().addGroup("analysts").groupId();
    var ada = aws.cloud.directory().addUser("ada").userId();
    var identityStore = aws.identityStore(aws.administratorOf(IDENTITY_CENTER.accountId()));

    // When
    identityStore.createGroupMembership(
        c -> c.identityStoreId(CloudUnderTest.STORE).groupId(group).memberId(m -> m.userId(ada)));

    // Then
    assertThat(arrived)
        .hasSize(2)
        .allSatisfy(
            event ->
                assertThat(event)
                    .containsEntry("account", IDENTITY_CENTER.accountId())
                    .containsEntry("region", IDENTITY_CENTER.region()));
    assertThat(arrived).extracting(NativeEvents::is).containsExactly(true, false);
  }

  /** AWS does not document the service's name in this event. */
  @Test
  void theEndOfAScimTokenReachesTheMainStacksRule() {
    // Given
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    DeployedTemplate here = deployed(IDENTITY_CENTER);
    Rules main = mainRules();

    for (String service : List.of("IAMIDENTITYCENTER", "SSO")) {
      // When
      arrived.clear();
      Map<String, Object> event = healthEvent(service, SCIM_TOKEN);
      List<Delivery> deliveries = here.publish(event);

      // Then
      assertThat(deliveries)
          .containsExactly(new Delivery.Delivered("ScimTokenRule", MAIN.defaultBus().arn()));
      assertThat(arrived).containsExactly(event);
      assertThat(main.matching(event)).containsExactly("ScimTokenRule");
    }

    // Then
    Map<String, Object> other = healthEvent("RISK", "AWS_RISK_CREDENTIALS_EXPOSED");
    assertThat(here.publish(other)).isEmpty();
    assertThat(main.matching(other)).isEmpty();
  }

  private static Map<String, Object> healthEvent(String service, String eventTypeCode) {
    return Map.of(
        "source",
        "aws.health",
        "detail-type",
        "AWS Health Event",
        "account",
        IDENTITY_CENTER.accountId(),
        "region",
        IDENTITY_CENTER.region(),
        "detail",
        Map.of("service", service, "eventTypeCode", eventTypeCode));
  }

  private Rules mainRules() {
    Queues queues = new Queues(aws.clock, MAIN.region(), MAIN.accountId());
    opened.add(queues);
    return new Rules(
        ProductTemplate.read(),
        queues,
        new Forwarding(new Roles(), new EventBuses()),
        new RuleRegistry(),
        MAIN.accountId());
  }

  @Test
  void withoutTheTemplateNothingReachesTheMainStack() {
    // Given
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    var identityStore = aws.identityStore(aws.administratorOf(IDENTITY_CENTER.accountId()));

    // When
    identityStore.createGroup(c -> c.identityStoreId(CloudUnderTest.STORE).displayName("new"));

    // Then
    assertThat(aws.events).hasSize(1);
    assertThat(arrived).isEmpty();
  }

  @Test
  void otherAccountsReadTheDirectoryAndDoNotChangeIt() {
    // Given
    aws.cloud.directory().addGroup("analysts");
    var identityStore = aws.identityStore();

    // Then
    assertThat(identityStore.listGroups(l -> l.identityStoreId(CloudUnderTest.STORE)).groups())
        .hasSize(1);
    assertThatThrownBy(
            () ->
                identityStore.createGroup(
                    c -> c.identityStoreId(CloudUnderTest.STORE).displayName("mine")))
        .isInstanceOf(AccessDeniedException.class);
  }

  @Test
  void anAccountThatTheMainStackDoesNotNameIsNotLetIn() {
    // Given
    theMainStackIsFor("888899990000");
    var here = deployed(IDENTITY_CENTER);

    // When
    var deliveries = here.publish(event("delete-user.api.json"));

    // Then
    assertThat(deliveries)
        .singleElement()
        .isInstanceOfSatisfying(
            Delivery.DeadLettered.class,
            it -> assertThat(it.reason()).contains("no policy of " + MAIN.defaultBus().arn()));
    assertThat(here.peek("ForwardingDeadLetterQueue")).hasSize(1);
    assertThat(arrived).isEmpty();
  }

  @Test
  void theDelegatedAdministratorsAccountIsLetInAsWell() {
    // Given
    AccountRegion delegated = new AccountRegion("444455556666", "eu-west-1");
    Permissions.deploy(
        ProductTemplate.readWith(
            Map.of(
                "IdentityCenterAccountId", IDENTITY_CENTER.accountId(),
                "DelegatedAdministratorAccountId", delegated.accountId())),
        aws.cloud);
    var owners = deployed(IDENTITY_CENTER);
    var administrators = deployed(delegated);

    // When
    owners.publish(event("patch-group.scim.json"));
    administrators.publish(event("delete-user.api.json"));

    // Then
    assertThat(arrived).hasSize(2);
  }

  @Test
  void withoutItsRoleNothingIsHandedOn() {
    // Given
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    var here = deployed(IDENTITY_CENTER);
    aws.cloud.roles().delete(here.template().roles().get("ForwardingRole").arn());

    // When
    var deliveries = here.publish(event("delete-user.api.json"));

    // Then
    assertThat(deliveries).singleElement().isInstanceOf(Delivery.DeadLettered.class);
    assertThat(arrived).isEmpty();
  }

  /** AWS does not document whether another region of the account needs a policy. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fromAnotherRegionOfTheMainStacksAccountEventsArrive(boolean needsPolicy) {
    // Given
    aws.cloud.eventBuses().requirePolicyBetweenRegions(needsPolicy);
    Permissions.deploy(
        ProductTemplate.readWith(Map.of("IdentityCenterRegion", "us-east-1")), aws.cloud);
    var here = deployed(new AccountRegion(MAIN.accountId(), "us-east-1"));

    // When
    var deliveries = new ArrayList<>(here.publish(event("delete-user.api.json")));
    deliveries.addAll(here.publish(event("user-deleted.native.json")));

    // Then
    assertThat(deliveries)
        .containsExactly(
            new Delivery.Delivered(RULE, MAIN.defaultBus().arn()),
            new Delivery.Delivered(NATIVE_RULE, MAIN.defaultBus().arn()));
    assertThat(arrived).hasSize(2);
  }

  @Test
  void aRegionThatNeedsAPolicyIsRefusedWithoutOne() {
    // Given
    aws.cloud.eventBuses().requirePolicyBetweenRegions(true);
    Permissions.deploy(ProductTemplate.read(), aws.cloud);
    var here = deployed(new AccountRegion(MAIN.accountId(), "us-east-1"));

    // When
    var deliveries = here.publish(event("user-deleted.native.json"));

    // Then
    assertThat(deliveries).singleElement().isInstanceOf(Delivery.DeadLettered.class);
  }

  /** AWS does not document whether StringEquals matches the keys, so the policy uses neither. */
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void thePolicyHoldsUnderEitherReadingOfItsKeys(boolean areSets) {
    // Given
    aws.cloud.eventBuses().readKeysAsSets(areSets);
    theMainStackIsFor(IDENTITY_CENTER.accountId());
    var here = deployed(IDENTITY_CENTER);

    // When
    here.publish(event("delete-user.api.json"));
    here.publish(event("user-deleted.native.json"));

    // Then
    assertThat(arrived).hasSize(2);
    assertTheBusAcceptsOnlyDirectoryEvents();
  }

  @Test
  void theBusAcceptsOnlyDirectoryEventsOfTheAccount() {
    theMainStackIsFor(IDENTITY_CENTER.accountId());

    assertTheBusAcceptsOnlyDirectoryEvents();
  }

  /** Nobody but AWS can send an event of the source aws.identitystore. */
  private void assertTheBusAcceptsOnlyDirectoryEvents() {
    arrived.clear();
    var eventBridge =
        aws.client(EventBridgeClient.builder(), aws.administratorOf(IDENTITY_CENTER.accountId()));
    var stranger = aws.client(EventBridgeClient.builder(), aws.administratorOf("888899990000"));
    eventBridge.putEvents(p -> p.entries(entry("somebody", "AWS API Call via CloudTrail")));
    assertThat(arrived).hasSize(1);

    for (String detailType : List.of("anything else", "User Deleted", "GroupMembership Created")) {
      assertThatThrownBy(() -> eventBridge.putEvents(p -> p.entries(entry("somebody", detailType))))
          .hasMessageContaining("no resource-based policy allows the events:PutEvents action");
    }
    assertThat(
            eventBridge
                .putEvents(p -> p.entries(entry("aws.identitystore", "User Deleted")))
                .entries())
        .singleElement()
        .matches(entry -> "NotAuthorizedForSourceException".equals(entry.errorCode()));
    assertThatThrownBy(
            () ->
                stranger.putEvents(
                    p -> p.entries(entry("somebody", "AWS API Call via CloudTrail"))))
        .hasMessageContaining("no resource-based policy allows the events:PutEvents action");
    assertThat(arrived).hasSize(1);
  }

  private static PutEventsRequestEntry entry(String source, String detailType) {
    return PutEventsRequestEntry.builder()
        .eventBusName(MAIN.defaultBus().arn())
        .source(source)
        .detailType(detailType)
        .detail("{}")
        .build();
  }
}
