package io.studioaccess.aws.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedException;
import software.amazon.awssdk.services.identitystore.model.AccessDeniedExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ThrottlingException;
import software.amazon.awssdk.services.identitystore.model.ThrottlingExceptionReason;
import software.amazon.awssdk.services.identitystore.model.ValidationException;
import software.amazon.awssdk.services.identitystore.model.ValidationExceptionReason;

class DirectoryKeyErrorsTest {

  private static final AwsErrorDetails DETAILS =
      AwsErrorDetails.builder().errorCode("AnyException").errorMessage("AWS's words").build();

  private static AwsServiceException thrown(AwsServiceException e) {
    Context.FailedExecution failed = mock();
    when(failed.exception()).thenReturn(e);
    return (AwsServiceException)
        new DirectoryKeyErrors().modifyException(failed, new ExecutionAttributes());
  }

  /** Every reason that the SDK knows, of both services. */
  static Stream<AwsServiceException> keyErrors() {
    return Stream.of(
            AccessDeniedExceptionReason.knownValues().stream()
                .<AwsServiceException.Builder>map(it -> AccessDeniedException.builder().reason(it)),
            ResourceNotFoundExceptionReason.knownValues().stream()
                .<AwsServiceException.Builder>map(
                    it -> ResourceNotFoundException.builder().reason(it)),
            ValidationExceptionReason.knownValues().stream()
                .<AwsServiceException.Builder>map(it -> ValidationException.builder().reason(it)),
            software.amazon.awssdk.services.ssoadmin.model.AccessDeniedExceptionReason.knownValues()
                .stream()
                .<AwsServiceException.Builder>map(
                    it ->
                        software.amazon.awssdk.services.ssoadmin.model.AccessDeniedException
                            .builder()
                            .reason(it)),
            software
                .amazon
                .awssdk
                .services
                .ssoadmin
                .model
                .ResourceNotFoundExceptionReason
                .knownValues()
                .stream()
                .<AwsServiceException.Builder>map(
                    it ->
                        software.amazon.awssdk.services.ssoadmin.model.ResourceNotFoundException
                            .builder()
                            .reason(it)),
            software.amazon.awssdk.services.ssoadmin.model.ValidationExceptionReason.knownValues()
                .stream()
                .<AwsServiceException.Builder>map(
                    it ->
                        software.amazon.awssdk.services.ssoadmin.model.ValidationException.builder()
                            .reason(it)))
        .flatMap(builders -> builders)
        .map(builder -> builder.awsErrorDetails(DETAILS).build());
  }

  @ParameterizedTest
  @MethodSource("keyErrors")
  void everyReasonGetsAdviceAndKeepsItsType(AwsServiceException e) {
    AwsServiceException thrown = thrown(e);
    assertThat(thrown).isExactlyInstanceOf(e.getClass());
    assertThat(thrown.getMessage()).contains("AWS's words").contains("key");
    assertThat(DirectoryKeyErrors.concernsKey(thrown)).isTrue();
  }

  @Test
  void waitingIsTheOnlyAdviceForThrottling() {
    AwsServiceException throttled =
        ThrottlingException.builder()
            .reason(ThrottlingExceptionReason.KMS_THROTTLING)
            .awsErrorDetails(DETAILS)
            .build();
    assertThat(thrown(throttled)).isSameAs(throttled);
  }

  @Test
  void otherErrorsStayAsTheyAre() {
    AwsServiceException gone =
        ResourceNotFoundException.builder().resourceType("USER").awsErrorDetails(DETAILS).build();
    assertThat(thrown(gone)).isSameAs(gone);
    assertThat(DirectoryKeyErrors.concernsKey(gone)).isFalse();
  }
}
