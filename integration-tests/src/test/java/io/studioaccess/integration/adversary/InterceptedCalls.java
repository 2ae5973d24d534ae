package io.studioaccess.integration.adversary;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.core.SdkResponse;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.core.interceptor.SdkExecutionAttribute;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbException;
import software.amazon.awssdk.services.identitystore.model.IdentitystoreException;
import software.amazon.awssdk.services.identitystore.model.ResourceNotFoundException;
import software.amazon.awssdk.services.sagemaker.model.AppDetails;
import software.amazon.awssdk.services.sagemaker.model.DescribeSpaceResponse;
import software.amazon.awssdk.services.sagemaker.model.DescribeUserProfileResponse;
import software.amazon.awssdk.services.sagemaker.model.ListAppsResponse;
import software.amazon.awssdk.services.sagemaker.model.ListSpacesResponse;
import software.amazon.awssdk.services.sagemaker.model.SageMakerException;
import software.amazon.awssdk.services.ssoadmin.model.SsoAdminException;

/** Records the calls of the clients that use it, and spoils one operation. */
final class InterceptedCalls implements ExecutionInterceptor {

  /** What happens to a call. */
  enum Fault {
    DENIED,
    FAILED,
    THROTTLED,
    /** A status that the SDK does not know. */
    UNKNOWN_STATUS,
    /** A list ends before its first item. */
    EMPTY_PAGE,
    /** The directory's encryption key is gone for a while. */
    KEY_NOT_FOUND;

    boolean concerns(String operation) {
      return switch (this) {
        case DENIED, FAILED, THROTTLED -> true;
        case UNKNOWN_STATUS ->
            Set.of("SageMaker.DescribeUserProfile", "SageMaker.DescribeSpace", "SageMaker.ListApps")
                .contains(operation);
        case EMPTY_PAGE -> Set.of("SageMaker.ListApps", "SageMaker.ListSpaces").contains(operation);
        case KEY_NOT_FOUND -> operation.startsWith("Identitystore.");
      };
    }
  }

  private final Set<String> operations = new LinkedHashSet<>();
  private Optional<String> spoiled = Optional.empty();
  private Fault fault = Fault.DENIED;

  void spoil(String operation, Fault how) {
    spoiled = Optional.of(operation);
    fault = how;
  }

  void heal() {
    spoiled = Optional.empty();
  }

  /** The operations since the last call of this method, each once. */
  Set<String> takeOperations() {
    Set<String> taken = new LinkedHashSet<>(operations);
    operations.clear();
    return taken;
  }

  @Override
  public void beforeExecution(Context.BeforeExecution context, ExecutionAttributes attributes) {
    String operation = operation(attributes);
    operations.add(operation);
    if (spoiled.filter(operation::equals).isPresent()) {
      switch (fault) {
        case DENIED -> throw error(attributes, "AccessDeniedException", 400);
        case FAILED -> throw error(attributes, "InternalFailure", 500);
        case THROTTLED -> throw error(attributes, "ThrottlingException", 400);
        case KEY_NOT_FOUND ->
            throw ResourceNotFoundException.builder()
                .reason("KMS_KEY_NOT_FOUND")
                .message("the key does not exist, on purpose")
                .build();
        case UNKNOWN_STATUS, EMPTY_PAGE -> {}
      }
    }
  }

  @Override
  public SdkResponse modifyResponse(
      Context.ModifyResponse context, ExecutionAttributes attributes) {
    SdkResponse response = context.response();
    if (spoiled.filter(operation(attributes)::equals).isEmpty()) {
      return response;
    }
    return switch (fault) {
      case DENIED, FAILED, THROTTLED, KEY_NOT_FOUND -> response;
      case UNKNOWN_STATUS -> withUnknownStatus(response);
      case EMPTY_PAGE -> withoutItems(response);
    };
  }

  private static SdkResponse withUnknownStatus(SdkResponse response) {
    return switch (response) {
      case DescribeUserProfileResponse profile -> profile.toBuilder().status("Hibernating").build();
      case ListAppsResponse list ->
          list.toBuilder()
              .apps(list.apps().stream().map(InterceptedCalls::withUnknownStatus).toList())
              .build();
      case DescribeSpaceResponse space -> space.toBuilder().status("Hibernating").build();
      default -> throw new IllegalArgumentException("no status in " + response);
    };
  }

  private static AppDetails withUnknownStatus(AppDetails app) {
    return app.toBuilder().status("Hibernating").build();
  }

  private static SdkResponse withoutItems(SdkResponse response) {
    return switch (response) {
      case ListAppsResponse list -> list.toBuilder().apps(List.of()).build();
      case ListSpacesResponse list -> list.toBuilder().spaces(List.of()).build();
      default -> throw new IllegalArgumentException("no list: " + response);
    };
  }

  private static String operation(ExecutionAttributes attributes) {
    return attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)
        + "."
        + attributes.getAttribute(SdkExecutionAttribute.OPERATION_NAME);
  }

  private static RuntimeException error(
      ExecutionAttributes attributes, String code, int statusCode) {
    AwsErrorDetails details =
        AwsErrorDetails.builder().errorCode(code).errorMessage(code + " on purpose").build();
    return switch (attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME)) {
      case "SageMaker" ->
          SageMakerException.builder().awsErrorDetails(details).statusCode(statusCode).build();
      case "DynamoDb" ->
          DynamoDbException.builder().awsErrorDetails(details).statusCode(statusCode).build();
      case "Identitystore" ->
          IdentitystoreException.builder().awsErrorDetails(details).statusCode(statusCode).build();
      case "SSO Admin" ->
          SsoAdminException.builder().awsErrorDetails(details).statusCode(statusCode).build();
      default ->
          throw new IllegalArgumentException(
              "no error for " + attributes.getAttribute(SdkExecutionAttribute.SERVICE_NAME));
    };
  }
}
