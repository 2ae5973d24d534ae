package io.studioaccess.sandbox.sts;

import static io.studioaccess.sandbox.cloud.CloudUnderTest.allow;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import io.studioaccess.sandbox.cloud.CloudUnderTest;
import io.studioaccess.sandbox.iam.Roles;
import io.studioaccess.sandbox.policy.PolicyDocument;
import io.studioaccess.sandbox.policy.ResourcePolicy;
import io.studioaccess.sandbox.wire.Call;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.AssumeRoleRequest;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.Tag;

class AssumeRoleContractTest {

  private static final String ROLE = "arn:aws:iam::444455556666:role/path/reader";
  private static final String TRUSTED = "arn:aws:iam::111122223333:role/function";

  @RegisterExtension final CloudUnderTest aws = new CloudUnderTest();

  private StsClient sts;

  @BeforeEach
  void addRoleThatTrustsAnotherAccountsFunction() {
    aws.cloud.roles().add(role());
    sts = aws.sts(aws.function(allow(List.of("sts:AssumeRole", "sts:TagSession"), ROLE)));
  }

  private static Roles.Role role() {
    var trust =
        ResourcePolicy.ofTrustPolicy(
            Map.of(
                "Statement",
                List.of(
                    trust(
                        "sts:AssumeRole",
                        Map.of(
                            "ArnEquals", Map.of("aws:PrincipalArn", TRUSTED),
                            "StringEquals", Map.of("sts:ExternalId", "the-stack"))),
                    trust(
                        "sts:TagSession",
                        Map.of(
                            "ForAllValues:StringEquals",
                            Map.of("aws:TagKeys", List.of("stack")))))));
    var policy =
        PolicyDocument.of(Map.of("Statement", List.of(allow("sagemaker:ListDomains", "*"))));
    return new Roles.Role(ROLE, trust, List.of(policy));
  }

  private static Map<String, Object> trust(String action, Map<String, Object> condition) {
    return Map.of(
        "Effect",
        "Allow",
        "Principal",
        Map.of("AWS", "arn:aws:iam::111122223333:root"),
        "Action",
        action,
        "Condition",
        condition);
  }

  private Credentials assume() {
    return assume(sts, request -> {});
  }

  private static Credentials assume(StsClient sts, Consumer<AssumeRoleRequest.Builder> with) {
    var request =
        AssumeRoleRequest.builder()
            .roleArn(ROLE)
            .roleSessionName("session")
            .externalId("the-stack");
    with.accept(request);
    return sts.assumeRole(request.build()).credentials();
  }

  private static Tag tag(String key) {
    return Tag.builder().key(key).value("studio-access").build();
  }

  private void failsWith(ThrowingCallable call, String code, String message) {
    assertThatThrownBy(call)
        .isInstanceOfSatisfying(
            AwsServiceException.class,
            e -> {
              assertThat(e.awsErrorDetails().errorCode()).isEqualTo(code);
              assertThat(e.awsErrorDetails().errorMessage()).contains(message);
            });
  }

  private SageMakerClient sageMaker(Credentials credentials) {
    return aws.client(SageMakerClient.builder(), credentials, Region.EU_CENTRAL_1);
  }

  @Test
  void sessionLastsOneHour() {
    // When
    var credentials = assume();

    // Then
    assertThat(credentials.expiration()).isEqualTo("2026-11-02T10:00:00Z");
    assertThat(
            aws.client(StsClient.builder(), credentials, Region.EU_WEST_1)
                .getCallerIdentity()
                .arn())
        .isEqualTo("arn:aws:sts::444455556666:assumed-role/reader/session");
  }

  @Test
  void sessionHasTheRolesPermissionsInItsAccountAndRegion() {
    // Given
    aws.cloud.studios().in("444455556666", "eu-central-1").addDomain("theirs");
    aws.cloud.studio().addDomain("ours");
    var sageMaker = sageMaker(assume());

    // Then
    assertThat(sageMaker.listDomains(r -> {}).domains())
        .extracting(domain -> domain.domainName())
        .containsExactly("theirs");
    failsWith(
        () -> sageMaker.describeDomain(r -> r.domainId("d-555566660001")),
        "AccessDeniedException",
        "assumed-role/reader/session is not authorized to perform: sagemaker:DescribeDomain");
  }

  @Test
  void callLogShowsTheSessionAndWhoAssumedTheRole() {
    // When
    sageMaker(assume()).listDomains(r -> {});

    // Then
    assertThat(aws.cloud.endpoint().calls().by("reader"))
        .extracting(Call::accountId, Call::region, Call::sessionName, Call::assumedBy)
        .containsExactly(tuple("444455556666", "eu-central-1", "session", "function"));
  }

  @Test
  void rejectsAWrongOrMissingExternalId() {
    failsWith(
        () -> assume(sts, request -> request.externalId("guessed")),
        "AccessDenied",
        "is not authorized to perform: sts:AssumeRole on resource: " + ROLE);
    failsWith(
        () -> assume(sts, request -> request.externalId(null)), "AccessDenied", "sts:AssumeRole");
    assertThat(aws.cloud.endpoint().calls().denied())
        .hasSize(2)
        .allSatisfy(call -> assertThat(call.authorizedActions()).isEmpty());
  }

  @Test
  void rejectsAnotherPrincipalOfTheTrustedAccount() {
    failsWith(
        () -> assume(aws.sts(aws.administrator()), request -> {}), "AccessDenied", "user/ada");
  }

  @Test
  void rejectsAPrincipalWithoutPermission() {
    var other = aws.sts(aws.function(allow("sts:AssumeRole", ROLE + "-of-another-name")));
    failsWith(() -> assume(other, request -> {}), "AccessDenied", "no identity-based policy");
  }

  @Test
  void sessionTagsRequireTagSessionOnBothSides() {
    // Given
    var mayNotTag = aws.sts(aws.function(allow("sts:AssumeRole", ROLE)));

    // Then
    assertThat(assume(sts, request -> request.tags(tag("stack"))).accessKeyId()).isNotEmpty();
    failsWith(
        () -> assume(mayNotTag, request -> request.tags(tag("stack"))),
        "AccessDenied",
        "not authorized to perform: sts:TagSession");
    failsWith(
        () -> assume(sts, request -> request.tags(tag("stack"), tag("admin"))),
        "AccessDenied",
        "not authorized to perform: sts:TagSession");
  }

  @Test
  void rejectsAnUnknownRoleLikeAnUntrustingOne() {
    aws.cloud.roles().delete(ROLE);
    failsWith(this::assume, "AccessDenied", "sts:AssumeRole");
  }

  @Test
  void sessionsOfADeletedRoleStayInvalidIfItIsRecreated() {
    // Given
    var credentials = assume();
    var sageMaker = sageMaker(credentials);
    var stsOfSession = aws.client(StsClient.builder(), credentials, Region.EU_WEST_1);

    // When
    aws.cloud.roles().delete(ROLE);
    aws.cloud.roles().add(role());

    // Then
    failsWith(
        () -> sageMaker.listDomains(r -> {}), "UnrecognizedClientException", "token included");
    failsWith(stsOfSession::getCallerIdentity, "InvalidClientTokenId", "token included");
    assertThat(sageMaker(assume()).listDomains(r -> {}).domains()).isEmpty();
  }

  @Test
  void sessionExpiresOnTheSandboxClock() {
    // Given
    var credentials = assume(sts, request -> request.durationSeconds(900));
    var sageMaker = sageMaker(credentials);
    var stsOfSession = aws.client(StsClient.builder(), credentials, Region.EU_WEST_1);
    aws.clock.advance(Duration.ofSeconds(899));
    assertThat(sageMaker.listDomains(r -> {}).domains()).isEmpty();

    // When
    aws.clock.advance(Duration.ofSeconds(1));

    // Then
    failsWith(() -> sageMaker.listDomains(r -> {}), "ExpiredTokenException", "is expired");
    failsWith(stsOfSession::getCallerIdentity, "ExpiredToken", "is expired");
  }

  @Test
  void accessKeyIsInvalidWithoutItsSessionToken() {
    var withoutToken = aws.sageMaker(assume().accessKeyId());
    failsWith(
        () -> withoutToken.listDomains(r -> {}), "UnrecognizedClientException", "token included");
  }

  @Test
  void roleChainingIsLimitedToOneHour() {
    failsWith(
        () -> assume(sts, request -> request.durationSeconds(3601)),
        "ValidationError",
        "1 hour session limit");
  }
}
