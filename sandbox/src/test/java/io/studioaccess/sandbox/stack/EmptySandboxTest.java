package io.studioaccess.sandbox.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.studioaccess.sandbox.policy.Principal;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudformation.model.Capability;
import software.amazon.awssdk.services.cloudformation.model.ChangeSetType;
import software.amazon.awssdk.services.cloudformation.model.CloudFormationException;
import software.amazon.awssdk.services.cloudformation.model.Parameter;

/** What a deployment uploads, and what it is refused; "make dist-try" deploys the real archive. */
class EmptySandboxTest {

  private static final String TEMPLATE =
      """
      Parameters:
        QueueName: {Type: String, AllowedPattern: "[a-z]+"}
      Resources:
        Queue:
          Type: AWS::SQS::Queue
          Properties: {QueueName: !Ref QueueName}
      """;

  private final EmptySandbox sandbox = EmptySandbox.start(SandboxOptions.of(TestRepository.root()));
  private final URI uri = sandbox.cloud().endpoint().uri();
  private final String key =
      sandbox
          .cloud()
          .endpoint()
          .accessKeyFor(Principal.administrator("administrator", "111122223333"));
  private final CloudFormationClient cloudFormation =
      CloudFormationClient.builder()
          .endpointOverride(uri)
          .region(Region.EU_WEST_1)
          .credentialsProvider(
              StaticCredentialsProvider.create(AwsBasicCredentials.create(key, "any")))
          .httpClient(UrlConnectionHttpClient.create())
          .build();

  @AfterEach
  void close() {
    cloudFormation.close();
    sandbox.close();
  }

  private HttpResponse<String> s3(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(uri.resolve(path))
            .method(method, HttpRequest.BodyPublishers.ofString(body))
            .header(
                "Authorization",
                "AWS4-HMAC-SHA256 Credential=%s/20260302/eu-west-1/s3/aws4_request".formatted(key))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      return client.send(request, HttpResponse.BodyHandlers.ofString());
    }
  }

  private String changeSet(String queueName) {
    return cloudFormation
        .createChangeSet(
            create ->
                create
                    .stackName("small")
                    .changeSetName("first")
                    .changeSetType(ChangeSetType.CREATE)
                    .capabilities(Capability.CAPABILITY_NAMED_IAM)
                    .templateBody(TEMPLATE)
                    .parameters(
                        Parameter.builder()
                            .parameterKey("QueueName")
                            .parameterValue(queueName)
                            .build()))
        .id();
  }

  @Test
  void anUploadInPartsIsPutTogetherByNumber() throws Exception {
    // Given
    assertThat(s3("HEAD", "/bucket/folder/jar", "").statusCode()).isEqualTo(404);
    String started = s3("POST", "/bucket/folder/jar?uploads", "").body();
    String id = started.replaceAll("^.*<UploadId>|</UploadId>.*$", "");

    // When
    var second = s3("PUT", "/bucket/folder/jar?partNumber=2&uploadId=" + id, "second");
    var first = s3("PUT", "/bucket/folder/jar?partNumber=1&uploadId=" + id, "first,");
    var completed = s3("POST", "/bucket/folder/jar?uploadId=" + id, "<CompleteMultipartUpload/>");

    // Then
    assertThat(first.headers().firstValue("ETag")).isPresent();
    assertThat(second.statusCode()).isEqualTo(200);
    assertThat(completed.body()).contains("<Key>folder/jar</Key>");
    assertThat(s3("GET", "/bucket/folder/jar", "").body()).isEqualTo("first,second");
    assertThat(sandbox.cloud().endpoint().objects().find("/bucket/folder/jar"))
        .hasValueSatisfying(
            content ->
                assertThat(new String(content, StandardCharsets.UTF_8)).isEqualTo("first,second"));
  }

  @Test
  void aChangeSetShowsWhatWouldBeCreated() {
    // When
    String id = changeSet("queue");

    // Then
    assertThat(cloudFormation.describeChangeSet(describe -> describe.changeSetName(id)).changes())
        .extracting(change -> change.resourceChange().logicalResourceId())
        .containsExactly("Queue");
    assertThatThrownBy(sandbox::sandbox).hasMessage("no stack was created");
  }

  @Test
  void anInvalidParameterIsNamed() {
    assertThatThrownBy(() -> changeSet("UPPER"))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("QueueName");
  }

  @Test
  void namedRolesNeedTheCapability() {
    assertThatThrownBy(
            () ->
                cloudFormation.createChangeSet(
                    create ->
                        create
                            .stackName("small")
                            .changeSetName("first")
                            .changeSetType(ChangeSetType.CREATE)
                            .templateBody(TEMPLATE)))
        .isInstanceOf(CloudFormationException.class)
        .hasMessageContaining("CAPABILITY_NAMED_IAM");
  }
}
