package io.studioaccess.integration.adapters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.aws.sagemaker.SageMakerStudio;
import io.studioaccess.integration.leastprivilege.ProvokesDenial;
import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.desired.ProfileName;
import io.studioaccess.reconciler.plan.ListedSpaces;
import io.studioaccess.reconciler.plan.ObservedSpace;
import io.studioaccess.reconciler.plan.SpaceName;
import io.studioaccess.reconciler.plan.SpaceSearch;
import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.sagemaker.Studio;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkRequest;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sagemaker.model.CreateUserProfileRequest;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesRequest;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.sagemaker.model.SharingType;

/** The listing of a domain's spaces that all reconciles share. A page has two. */
class SpaceListingsTest {
  private static final ProfileName ADA = new ProfileName("ada");
  private static final ProfileName BOB = new ProfileName("Bob");
  private static final Optional<ListedSpaces> NOTHING = Optional.empty();

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private final SdkHttpClient http = UrlConnectionHttpClient.create();

  private Studio account;
  private DomainArn domain;
  private SageMakerStudio studio;

  @BeforeEach
  void aDomainWithTenSpaces() {
    account = aws.cloud.studio();
    account.limitPagesTo(2);
    domain = new DomainArn(account.addDomain("research").domainArn());
    for (ProfileName name : Set.of(ADA, BOB)) {
      aws.cloud.directory().addUser(name.value());
      account.addProfile(
          CreateUserProfileRequest.builder()
              .domainId(domain.id().value())
              .userProfileName(name.value())
              .singleSignOnUserIdentifier("UserName")
              .singleSignOnUserValue(name.value())
              .build());
    }
    for (int i = 0; i < 10; i++) {
      aws.clock.advance(Duration.ofMinutes(10));
      space("s" + i, i % 2 == 0 ? "ada" : "bob", SharingType.PRIVATE);
    }
    aws.clock.advance(Duration.ofHours(1));
    SageMakerClient client = aws.sageMaker(Roles.deprovisioner(aws));
    studio = new SageMakerStudio(_ -> client, aws.clock);
  }

  @AfterEach
  void close() {
    http.close();
  }

  private void space(String name, String owner, SharingType sharing) {
    account.addSpace(domain.id().value(), name, owner, sharing);
  }

  private static Set<SpaceName> names(String... names) {
    return Set.of(names).stream().map(SpaceName::new).collect(Collectors.toUnmodifiableSet());
  }

  private SpaceSearch since(Instant moment) {
    return new SpaceSearch(NOTHING, moment, Instant.EPOCH);
  }

  private ListedSpaces find(ProfileName profile, SpaceSearch search) {
    return studio.ownedSpaces(domain, profile, search).orElseThrow();
  }

  private int lists() {
    int calls =
        (int)
            aws.cloud.endpoint().calls().all().stream()
                .filter(call -> call.operation().equals("ListSpaces"))
                .count();
    aws.cloud.endpoint().calls().clear();
    return calls;
  }

  @Test
  void aDomainIsListedOnceForAllLeavers() {
    Instant left = aws.clock.instant().minusSeconds(60);

    assertThat(find(ADA, since(left)).names()).isEqualTo(names("s0", "s2", "s4", "s6", "s8"));
    assertThat(lists()).isEqualTo(5);
    assertThat(find(BOB, since(left)).names()).isEqualTo(names("s1", "s3", "s5", "s7", "s9"));
    assertThat(lists()).isZero();
  }

  @Test
  void aLaterLeaverCostsTheNewestPage() {
    find(ADA, since(aws.clock.instant()));
    aws.clock.advance(Duration.ofMinutes(30));
    space("new", "bob", SharingType.SHARED);
    Instant left = aws.clock.instant();
    lists();

    ListedSpaces found = find(BOB, since(left));

    assertThat(found.names()).contains(new SpaceName("new"), new SpaceName("s1"));
    assertThat(found.at()).isEqualTo(left);
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void whatIsRememberedIsCompletedByTheNewestPage() {
    Instant earlier = aws.clock.instant().minus(Duration.ofMinutes(30));
    space("new", "ada", SharingType.PRIVATE);
    ListedSpaces known = new ListedSpaces(earlier, names("s0", "s2"));

    ListedSpaces found =
        find(ADA, new SpaceSearch(Optional.of(known), aws.clock.instant(), Instant.EPOCH));

    assertThat(found.names()).isEqualTo(names("s0", "s2", "new"));
    assertThat(lists()).isEqualTo(1);
  }

  @Test
  void allIsReadAgainIfAnEarlierListingDoesNotCount() {
    find(ADA, since(aws.clock.instant()));
    aws.clock.advance(Duration.ofMinutes(5));
    lists();

    find(ADA, new SpaceSearch(NOTHING, aws.clock.instant(), aws.clock.instant()));
    assertThat(lists()).isEqualTo(5 + 1);
    aws.clock.advance(Duration.ofHours(1));
    find(ADA, since(Instant.EPOCH));
    assertThat(lists()).isEqualTo(5);
  }

  @Test
  void aThrottledListingGoesOnWhereItStopped() {
    // Given
    studio = studioWith(new Throttled(3));
    SpaceSearch search = since(aws.clock.instant().minusSeconds(60));
    assertThatThrownBy(() -> find(ADA, search)).isInstanceOf(SageMakerException.class);
    assertThat(lists()).isEqualTo(3);

    // When
    ListedSpaces found = find(ADA, search);

    // Then
    assertThat(found.names()).hasSize(5);
    assertThat(lists()).isEqualTo(2);
  }

  private SageMakerStudio studioWith(ExecutionInterceptor interceptor) {
    SageMakerClient client =
        SageMakerClient.builder()
            .endpointOverride(aws.cloud.uri())
            .region(Region.EU_WEST_1)
            .credentialsProvider(
                StaticCredentialsProvider.create(
                    AwsBasicCredentials.create(Roles.deprovisioner(aws), "secret")))
            .httpClient(http)
            .overrideConfiguration(
                config ->
                    config
                        .retryStrategy(AwsRetryStrategy.doNotRetry())
                        .addExecutionInterceptor(interceptor))
            .build();
    return new SageMakerStudio(_ -> client, aws.clock);
  }

  @Test
  void ifAwsDoesNotSortNothingIsMissed() {
    // Given
    studio = studioWith(new Unsorted());
    find(ADA, since(aws.clock.instant()));
    aws.clock.advance(Duration.ofMinutes(30));
    space("new", "bob", SharingType.PRIVATE);

    // When
    ListedSpaces found = find(BOB, since(aws.clock.instant()));

    // Then
    assertThat(found.names()).contains(new SpaceName("new"));
  }

  @Test
  void aListedSpaceOfAnotherProfileIsLeftAlone() {
    ListedSpaces listed = new ListedSpaces(Instant.EPOCH, names("s0", "s1", "gone"));

    assertThat(studio.ownedResources(domain, ADA, listed).spaces())
        .containsExactly(
            new ObservedSpace(new SpaceName("s0"), false, ObservedSpace.Status.IN_SERVICE));
  }

  @Test
  @ProvokesDenial("sagemaker:DescribeSpace")
  void withoutTheRightToDescribeASpaceItIsListed() {
    // Given
    space("s0-too", "ada", SharingType.SHARED);
    SageMakerClient old =
        aws.sageMaker(
            aws.function(
                CloudUnderTest.allow("sagemaker:ListSpaces", "*"),
                CloudUnderTest.allow("sagemaker:ListApps", "*")));
    studio = new SageMakerStudio(_ -> old, aws.clock);
    ListedSpaces listed = new ListedSpaces(Instant.EPOCH, names("s0", "s0-too", "s1", "gone"));

    // When // Then
    assertThat(studio.ownedResources(domain, ADA, listed).spaces())
        .containsExactly(
            new ObservedSpace(new SpaceName("s0"), false, ObservedSpace.Status.IN_SERVICE),
            new ObservedSpace(new SpaceName("s0-too"), true, ObservedSpace.Status.IN_SERVICE));
  }

  /** SageMaker ignores the requested order. */
  private static final class Unsorted implements ExecutionInterceptor {
    @Override
    public SdkRequest modifyRequest(Context.ModifyRequest context, ExecutionAttributes attributes) {
      return context.request() instanceof ListSpacesRequest list
          ? list.toBuilder().sortBy((String) null).sortOrder((String) null).build()
          : context.request();
    }
  }

  /** One call is throttled, after some that are not. */
  private static final class Throttled implements ExecutionInterceptor {
    private int pages;

    Throttled(int pages) {
      this.pages = pages;
    }

    @Override
    public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
      if (context.request() instanceof ListSpacesRequest && pages-- == 0) {
        throw SageMakerException.builder()
            .awsErrorDetails(AwsErrorDetails.builder().errorCode("ThrottlingException").build())
            .statusCode(400)
            .build();
      }
    }
  }
}
