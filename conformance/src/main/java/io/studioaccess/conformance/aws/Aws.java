package io.studioaccess.conformance.aws;

import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.cloudformation.CloudFormationClient;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatch.CloudWatchClient;
import software.amazon.awssdk.services.eventbridge.EventBridgeClient;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.identitystore.IdentitystoreClient;
import software.amazon.awssdk.services.sagemaker.SageMakerClient;
import software.amazon.awssdk.services.servicequotas.ServiceQuotasClient;
import software.amazon.awssdk.services.ssoadmin.SsoAdminClient;
import software.amazon.awssdk.services.sts.StsClient;

/** What a contract test may use. Every answer is recorded for the report. */
public final class Aws {

  private final Connection connection;
  private final Target target;
  private final Waiter waiter;
  private final Answers answers;
  private final AtomicInteger names = new AtomicInteger();
  private final IdentitystoreClient identityStore;
  private final SageMakerClient sageMaker;
  private final SsoAdminClient ssoAdmin;

  public Aws(Connection connection, Target target, Time time, Answers answers) {
    this.connection = connection;
    this.target = target;
    this.waiter = new Waiter(time);
    this.answers = answers;
    identityStore = connection.client(IdentitystoreClient.builder(), answers);
    sageMaker = connection.client(SageMakerClient.builder(), answers);
    ssoAdmin = connection.client(SsoAdminClient.builder(), answers);
  }

  public Target target() {
    return target;
  }

  /** A name that nothing else has. At the end of the run, everything of such a name is removed. */
  public String newName(String what) {
    return target.prefix().name(what + names.incrementAndGet());
  }

  public Waiter waiter() {
    return waiter;
  }

  /** For durations and other answers that the report shows beside the beliefs. */
  public Answers answers() {
    return answers;
  }

  public IdentitystoreClient identityStore() {
    return identityStore;
  }

  public IdentitystoreClient identityStoreIn(Region region) {
    return connection.client(IdentitystoreClient.builder(), region, answers);
  }

  public SageMakerClient sageMaker() {
    return sageMaker;
  }

  public SsoAdminClient ssoAdmin() {
    return ssoAdmin;
  }

  public EventBridgeClient eventBridge() {
    return connection.client(EventBridgeClient.builder(), answers);
  }

  public StsClient sts() {
    return connection.client(StsClient.builder(), answers);
  }

  public IamClient iam() {
    return connection.client(IamClient.builder(), answers);
  }

  public CloudFormationClient cloudFormation() {
    return connection.client(CloudFormationClient.builder(), answers);
  }

  public CloudTrailClient cloudTrail() {
    return connection.client(CloudTrailClient.builder(), answers);
  }

  public CloudWatchClient cloudWatch() {
    return connection.client(CloudWatchClient.builder(), answers);
  }

  public ServiceQuotasClient serviceQuotas() {
    return connection.client(ServiceQuotasClient.builder(), answers);
  }
}
