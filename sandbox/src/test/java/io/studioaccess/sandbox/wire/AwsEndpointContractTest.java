package io.studioaccess.sandbox.wire;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.STORE;
import static io.studioaccess.sandbox.cloud.CloudUnderTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.policy.Principal;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.Tag;

class AwsEndpointContractTest {

  private static final String ROLE = "arn:aws:iam::111122223333:role/studio/analyst";
  private static final String PROFILE = "arn:aws:sagemaker:eu-west-1:111122223333:user-profile/*";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private String domainId;
  private String ada;

  @BeforeEach
  void addDomainAndUser() {
    domainId = aws.cloud.studio().addDomain("research").domainId();
    ada = aws.cloud.directory().addUser("ada").userId();
  }

  @Test
  void everyResponseHasTheSandboxesTime() throws Exception {
    aws.clock.advance(Duration.ofHours(5));

    try (HttpClient http = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          http.send(
              HttpRequest.newBuilder(aws.cloud.uri())
                  .POST(HttpRequest.BodyPublishers.noBody())
                  .build(),
              HttpResponse.BodyHandlers.ofString());

      assertThat(response.headers().allValues("Date"))
          .containsExactly("Mon, 02 Nov 2026 14:00:00 GMT");
    }
  }

  private CreateUserProfileRequest create() {
    return CreateUserProfileRequest.builder()
        .domainId(domainId)
        .userProfileName("Ada")
        .singleSignOnUserIdentifier("UserName")
        .singleSignOnUserValue("ada")
        .userSettings(s -> s.executionRole(ROLE))
        .tags(t -> t.key("managed-by").value("us"))
        .build();
  }

  private static Map<String, Object> when(Map<String, Object> statement, Map<String, ?> condition) {
    var all = new HashMap<>(statement);
    all.put("Condition", condition);
    return all;
  }

  private Map<String, Object> pass() {
    return when(
        allow("iam:PassRole", "arn:aws:iam::111122223333:role/studio/*"),
        Map.of("StringEquals", Map.of("iam:PassedToService", "sagemaker.amazonaws.com")));
  }

  @Test
  void deniesWithAwssMessage() {
    var sageMaker = aws.sageMaker(aws.function(allow("sagemaker:Describe*", "*")));
    assertThatThrownBy(() -> sageMaker.createUserProfile(create()))
        .isInstanceOfSatisfying(
            SageMakerException.class,
            e ->
                assertThat(e.awsErrorDetails().errorMessage())
                    .isEqualTo(
                        "User: arn:aws:sts::111122223333:assumed-role/function/session is not"
                            + " authorized to perform: sagemaker:CreateUserProfile on resource:"
                            + " arn:aws:sagemaker:eu-west-1:111122223333:user-profile/"
                            + domainId
                            + "/ada because no identity-based policy allows the"
                            + " sagemaker:CreateUserProfile action"));
    assertThat(aws.cloud.endpoint().calls().denied()).hasSize(1);
  }

  @Test
  void creationRequiresPassRole() {
    var allowed = allow(List.of("sagemaker:CreateUserProfile", "sagemaker:AddTags"), PROFILE);
    var without = aws.sageMaker(aws.function(allowed));
    assertThatThrownBy(() -> without.createUserProfile(create()))
        .hasMessageContaining("iam:PassRole on resource: " + ROLE);
    assertThat(aws.sageMaker(aws.function(allowed, pass())).createUserProfile(create()))
        .isNotNull();
  }

  @Test
  void creationWithTagsRequiresAddTags() {
    var sageMaker =
        aws.sageMaker(aws.function(allow("sagemaker:CreateUserProfile", PROFILE), pass()));
    assertThatThrownBy(() -> sageMaker.createUserProfile(create()))
        .hasMessageContaining("sagemaker:AddTags");
  }

  @Test
  void enforcesResourceTagConditions() {
    var ifTagged =
        when(
            allow("sagemaker:DeleteUserProfile", PROFILE),
            Map.of("StringEquals", Map.of("aws:ResourceTag/managed-by", "us")));
    var sageMaker = aws.sageMaker(aws.function(ifTagged));
    var profile = aws.cloud.studio().addProfile(create());
    var admin = aws.sageMaker();
    admin.deleteTags(r -> r.resourceArn(profile.userProfileArn()).tagKeys("managed-by"));
    assertThatThrownBy(() -> delete(sageMaker)).hasMessageContaining("not authorized");
    admin.addTags(
        r -> r.resourceArn(profile.userProfileArn()).tags(t -> t.key("managed-by").value("us")));
    delete(sageMaker);
    assertThat(aws.cloud.endpoint().calls().actionsUsedBy("function"))
        .containsExactly("sagemaker:DeleteUserProfile");
  }

  @Test
  void enforcesTagKeyConditions() {
    // Given
    var withTheseKeys =
        when(
            allow(List.of("sagemaker:AddTags", "sagemaker:DeleteTags"), PROFILE),
            Map.of("ForAllValues:StringEquals", Map.of("aws:TagKeys", List.of("since", "until"))));
    var sageMaker = aws.sageMaker(aws.function(withTheseKeys));
    var arn = aws.cloud.studio().addProfile(create()).userProfileArn();

    // When
    sageMaker.addTags(r -> r.resourceArn(arn).tags(tag("since", "1"), tag("until", "2")));
    sageMaker.deleteTags(r -> r.resourceArn(arn).tagKeys("since"));

    // Then
    assertThatThrownBy(
            () ->
                sageMaker.addTags(
                    r -> r.resourceArn(arn).tags(tag("since", "1"), tag("managed-by", "them"))))
        .hasMessageContaining("not authorized to perform: sagemaker:AddTags");
    assertThatThrownBy(
            () -> sageMaker.deleteTags(r -> r.resourceArn(arn).tagKeys("until", "managed-by")))
        .hasMessageContaining("not authorized to perform: sagemaker:DeleteTags");
    assertThatThrownBy(() -> sageMaker.deleteTags(r -> r.resourceArn(arn).tagKeys("Until")))
        .hasMessageContaining("not authorized");
    assertThat(aws.cloud.studio().tags(arn))
        .containsExactlyInAnyOrderEntriesOf(Map.of("managed-by", "us", "until", "2"));
  }

  private static Tag tag(String key, String value) {
    return Tag.builder().key(key).value(value).build();
  }

  private void delete(SageMakerClient sageMaker) {
    sageMaker.deleteUserProfile(r -> r.domainId(domainId).userProfileName("ada"));
  }

  @Test
  void providesRegionAndPrincipalConditionKeys() {
    var fromHere =
        when(
            allow("sagemaker:ListDomains", "*"),
            Map.of(
                "StringEquals", Map.of("aws:RequestedRegion", "eu-west-1"),
                "ArnEquals",
                    Map.of("aws:PrincipalArn", "arn:aws:iam::111122223333:role/function")));
    assertThat(aws.sageMaker(aws.function(fromHere)).listDomains(r -> {}).domains()).hasSize(1);
  }

  @Test
  void describeUserRequiresStoreAndUser() {
    var userOnly =
        aws.identityStore(
            aws.function(allow("identitystore:DescribeUser", "arn:aws:identitystore:::user/*")));
    assertThatThrownBy(() -> userOnly.describeUser(r -> r.identityStoreId(STORE).userId(ada)))
        .isInstanceOf(AccessDeniedException.class)
        .hasMessageContaining("arn:aws:identitystore::111122223333:identitystore/d-1234567890");
  }

  @Test
  void rejectsAnUnknownAccessKey() {
    var stranger = aws.sageMaker("AKIASTRANGER00000000");
    assertThatThrownBy(() -> stranger.listDomains(r -> {}))
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e ->
                assertThat(e.awsErrorDetails().errorCode())
                    .isEqualTo("UnrecognizedClientException"));
  }

  @Test
  void throttlesOnRequestWithoutAnEffect() {
    var identityStore = aws.identityStore();
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.THROTTLED, "identitystore", "CreateGroup", Faults.ANY);
    assertThatThrownBy(
            () -> identityStore.createGroup(r -> r.identityStoreId(STORE).displayName("G")))
        .isInstanceOfSatisfying(
            ThrottlingException.class, e -> assertThat(e.retryAfterSeconds()).isEqualTo(1));
    assertThat(aws.cloud.directory().groups()).isEmpty();
    identityStore.createGroup(r -> r.identityStoreId(STORE).displayName("G"));
  }

  @Test
  void failsOnRequestBeforeTheEffect() {
    aws.cloud
        .endpoint()
        .faults()
        .failNext(1, Faults.Kind.FAILED_BEFORE_EFFECT, "sagemaker", Faults.ANY, "ada");
    assertThatThrownBy(() -> aws.sageMaker().createUserProfile(create()))
        .isInstanceOfSatisfying(
            AwsServiceException.class, e -> assertThat(e.statusCode()).isEqualTo(500));
    assertThat(aws.cloud.studio().profiles()).isEmpty();
  }

  @Test
  void failsOnRequestAfterTheEffect() {
    aws.cloud
        .endpoint()
        .faults()
        .failRandomly(
            1.0, Faults.Kind.FAILED_AFTER_EFFECT, "sagemaker", "CreateUserProfile", Faults.ANY);
    assertThatThrownBy(() -> aws.sageMaker().createUserProfile(create()))
        .isInstanceOf(SageMakerException.class);
    assertThat(aws.cloud.studio().profiles()).hasSize(1);
  }

  @Test
  void forwardsAuthorizedCallsUnchanged() throws Exception {
    var backend = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    backend.createContext(
        "/",
        exchange -> {
          exchange.getRequestBody().readAllBytes();
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write("{\"Count\":7}".getBytes(StandardCharsets.UTF_8));
          exchange.close();
        });
    backend.start();
    try {
      aws.cloud
          .endpoint()
          .forward("dynamodb", URI.create("http://127.0.0.1:" + backend.getAddress().getPort()));
      var key =
          aws.function(
              allow("dynamodb:Scan", "arn:aws:dynamodb:eu-west-1:111122223333:table/Mapping"));
      var dynamoDb = aws.client(DynamoDbClient.builder(), key);
      assertThat(dynamoDb.scan(r -> r.tableName("Mapping")).count()).isEqualTo(7);
      assertThatThrownBy(() -> dynamoDb.scan(r -> r.tableName("Ledger")))
          .hasMessageContaining("table/Ledger");
    } finally {
      backend.stop(0);
    }
  }

  @Test
  void rejectsUnknownMembers() throws Exception {
    var key =
        aws.cloud.endpoint().accessKeyFor(Principal.administrator("ada", CloudUnderTest.ACCOUNT));
    var response =
        send(
            HttpRequest.newBuilder(aws.cloud.uri())
                .header("X-Amz-Target", "SageMaker.ListDomains")
                .header(
                    "Authorization",
                    "AWS4-HMAC-SHA256 Credential="
                        + key
                        + "/20261102/eu-west-1/sagemaker/aws4_request")
                .POST(HttpRequest.BodyPublishers.ofString("{\"Maximum\":1}")));
    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(response.headers().firstValue("x-amzn-ErrorType"))
        .contains("SerializationException");
    assertThat(response.body())
        .contains("\"__type\":\"SerializationException\"")
        .contains("Maximum");
  }

  @Test
  void controlsTheClockOverHttp() throws Exception {
    var clock = aws.cloud.uri().resolve("/sandbox/clock");
    var advanced =
        send(
            HttpRequest.newBuilder(URI.create(clock + "?advance=PT10M"))
                .POST(HttpRequest.BodyPublishers.noBody()));
    assertThat(advanced.body()).isEqualToIgnoringNewLines("2026-11-02T09:10:00Z");
    assertThat(send(HttpRequest.newBuilder(clock)).body()).isEqualTo(advanced.body());
    assertThat(
            send(HttpRequest.newBuilder(URI.create(clock + "?advance=backwards"))
                    .POST(HttpRequest.BodyPublishers.noBody()))
                .statusCode())
        .isEqualTo(400);
  }

  private static HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    try (var http = HttpClient.newHttpClient()) {
      return http.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }
  }
}
