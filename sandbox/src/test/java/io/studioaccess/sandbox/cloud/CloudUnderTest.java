package io.studioaccess.sandbox.cloud;

import io.studioaccess.reconciler.membership.NativeEvents;
import io.studioaccess.sandbox.clock.SandboxClock;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.Principal;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;

/**
 * A cloud for one test, used through the real SDK without retries, so that tests see every error.
 */
public final class CloudUnderTest implements BeforeEachCallback, AfterEachCallback {

  public static final String ACCOUNT = "111122223333";
  public static final String STORE = "d-1234567890";
  public static final Instant START = Instant.parse("2026-11-02T09:00:00Z");

  private final IdentityCenter identityCenter;
  private final List<AutoCloseable> clients = new ArrayList<>();

  /** All events except those that the Identity Store sends itself. */
  public final List<Map<String, Object>> events = new CopyOnWriteArrayList<>();

  /** The events that the Identity Store sends itself. */
  public final List<Map<String, Object>> nativeEvents = new CopyOnWriteArrayList<>();

  public SandboxClock clock = SandboxClock.frozenAt(START);
  public Cloud cloud;

  public CloudUnderTest() {
    this(AccountRegion.example());
  }

  /** A cloud with Identity Center in another account and region. */
  public CloudUnderTest(AccountRegion identityCenter) {
    this(IdentityCenter.in(identityCenter));
  }

  /** A cloud with this set-up of Identity Center. */
  public CloudUnderTest(IdentityCenter identityCenter) {
    this.identityCenter = identityCenter;
  }

  @Override
  public void beforeEach(ExtensionContext context) {
    start();
  }

  /** For a test that determines the set-up itself. */
  public void start() {
    clock = SandboxClock.frozenAt(START);
    cloud =
        new Cloud(
            clock, AccountRegion.example(), identityCenter, new InetSocketAddress("127.0.0.1", 0));
    cloud
        .eventBuses()
        .onEvent(event -> (NativeEvents.is(event) ? nativeEvents : events).add(event));
  }

  @Override
  public void afterEach(ExtensionContext context) throws Exception {
    stop();
  }

  public void stop() throws Exception {
    for (var client : clients) {
      client.close();
    }
    cloud.close();
  }

  public String administrator() {
    return administratorOf(ACCOUNT);
  }

  public String administratorOf(String accountId) {
    return cloud.endpoint().accessKeyFor(Principal.administrator("ada", accountId));
  }

  /** The access key of a function whose role has one statement per map. */
  public String function(Map<?, ?>... statements) {
    var policy = PolicyDocument.of(Map.of("Statement", List.of(statements)));
    return cloud
        .endpoint()
        .accessKeyFor(Principal.role("function", "session", ACCOUNT, List.of(policy)));
  }

  public static Map<String, Object> allow(Object action, Object resource) {
    return Map.of("Effect", "Allow", "Action", action, "Resource", resource);
  }

  public SageMakerClient sageMaker() {
    return sageMaker(administrator());
  }

  public SageMakerClient sageMaker(String accessKey) {
    return client(SageMakerClient.builder(), accessKey);
  }

  public IdentitystoreClient identityStore() {
    return identityStore(administrator());
  }

  public IdentitystoreClient identityStore(String accessKey) {
    return client(IdentitystoreClient.builder(), accessKey);
  }

  public IdentitystoreClient identityStoreIn(Region region) {
    return client(IdentitystoreClient.builder(), administrator(), region);
  }

  public SsoAdminClient ssoAdmin() {
    return client(SsoAdminClient.builder(), administrator());
  }

  public SsoAdminClient ssoAdminIn(Region region) {
    return client(SsoAdminClient.builder(), administrator(), region);
  }

  public EventBridgeClient eventBridge() {
    return client(EventBridgeClient.builder(), administrator());
  }

  public StsClient sts(String accessKey) {
    return client(StsClient.builder(), accessKey);
  }

  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, String accessKey) {
    return client(builder, accessKey, Region.EU_WEST_1);
  }

  /** A client with the credentials of a session. */
  public <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, Credentials credentials, Region region) {
    return client(
        builder,
        AwsSessionCredentials.create(
            credentials.accessKeyId(), credentials.secretAccessKey(), credentials.sessionToken()),
        region);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, String accessKey, Region region) {
    return client(builder, AwsBasicCredentials.create(accessKey, "secret"), region);
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C extends AutoCloseable>
      C client(B builder, AwsCredentials credentials, Region region) {
    var client =
        builder
            .endpointOverride(cloud.uri())
            .region(region)
            .credentialsProvider(StaticCredentialsProvider.create(credentials))
            .httpClient(UrlConnectionHttpClient.create())
            .overrideConfiguration(c -> c.retryStrategy(AwsRetryStrategy.doNotRetry()))
            .build();
    clients.add(client);
    return client;
  }
}
