package io.studioaccess.sandbox.cloudformation.rehearsal;

import io.studioaccess.sandbox.policy.ResourcePolicy;
import java.util.Map;

/** SQS: queues and their policies; SNS: topics, their policies and subscriptions. */
final class QueueTypes {

  static final String QUEUE = "AWS::SQS::Queue";
  static final String TOPIC = "AWS::SNS::Topic";

  private static final int QUEUE_NAME = 80;
  private static final int TOPIC_NAME = 256;

  /** Quotas of a queue's policy. */
  private static final int POLICY_BYTES = 8_192;

  private static final int POLICY_STATEMENTS = 20;

  /** SNS's quota. */
  private static final int TOPIC_POLICY_BYTES = 30_720;

  private QueueTypes() {}

  static void addTo(ResourceTypes types) {
    types.add(
        QUEUE,
        op -> {
          String name = op.name("QueueName", QUEUE_NAME);
          String url =
              "https://sqs.%s.%s/%s/%s"
                  .formatted(op.region(), Regions.urlSuffix(op.region()), op.account().id(), name);
          return op.regional(
              name, url, Map.of("Arn", op.arn("sqs", name), "QueueName", name, "QueueUrl", url));
        },
        QueueTypes::checkQueue);
    types.add("AWS::SQS::QueuePolicy", QueueTypes::numbered, QueueTypes::checkQueuePolicy);
    types.add(
        TOPIC,
        op -> {
          String name = op.name("TopicName", TOPIC_NAME);
          String arn = op.arn("sns", name);
          return op.regional(name, arn, Map.of("TopicArn", arn, "TopicName", name));
        },
        op -> {
          op.props().atMost("DisplayName", 100);
          StorageTypes.requireKey(op, "KmsMasterKeyId");
        });
    types.add("AWS::SNS::TopicPolicy", QueueTypes::numbered, QueueTypes::checkTopicPolicy);
    types.add(
        "AWS::SNS::Subscription",
        QueueTypes::numbered,
        op -> {
          op.find(op.props().required("TopicArn"), "TopicArn");
          Refused.unless(
              !op.props().required("Protocol").equals("email")
                  || op.props().required("Endpoint").contains("@"),
              "Invalid parameter: Endpoint",
              "Give a mail address.");
        });
  }

  private static Physical numbered(Op op) {
    String id = op.logicalId() + "-" + op.account().next("numbered");
    return op.regional(id, id, Map.of("Id", id));
  }

  private static void checkQueue(Op op) {
    Props queue = op.props();
    queue.between("VisibilityTimeout", 0, 43_200);
    Refused.unless(
        queue.number("MessageRetentionPeriod", 345_600) >= 60
            && queue.number("MessageRetentionPeriod", 345_600) <= 1_209_600,
        "Invalid value for the parameter MessageRetentionPeriod",
        "Choose 60 seconds to 14 days.");
    queue
        .part("RedrivePolicy")
        .ifPresent(
            redrive -> {
              op.find(redrive.required("deadLetterTargetArn"), "deadLetterTargetArn");
              redrive.between("maxReceiveCount", 1, 1_000);
            });
    Refused.unless(
        !(queue.textOr("SqsManagedSseEnabled", "false").equals("true")
            && queue.text("KmsMasterKeyId").isPresent()),
        "You can use one type of server-side encryption (SSE) at one time",
        "Set SqsManagedSseEnabled or KmsMasterKeyId.");
    StorageTypes.requireKey(op, "KmsMasterKeyId");
  }

  private static void checkQueuePolicy(Op op) {
    Props policy = op.props();
    for (String url : policy.texts("Queues")) {
      Refused.unless(
          op.account().ofType(QUEUE).stream().anyMatch(queue -> queue.ref().equals(url)),
          "The specified queue does not exist: " + url,
          "Refer to the queue with Ref.");
    }
    Map<String, Object> document = IamTypes.document(policy, "PolicyDocument");
    IamTypes.parse(() -> ResourcePolicy.of(document));
    Refused.above(
        POLICY_BYTES, Json.bytes(Json.of(document)), "Queue policy, in bytes", "Shorten it.");
    Refused.above(
        POLICY_STATEMENTS,
        policy.requiredPart("PolicyDocument").parts("Statement").size(),
        "Statements of the queue policy",
        "Merge some.");
    sourcesExist(op, policy);
  }

  private static void checkTopicPolicy(Op op) {
    op.props().texts("Topics").forEach(topic -> op.find(topic, "Topics"));
    Refused.above(
        TOPIC_POLICY_BYTES,
        Json.bytes(Json.of(IamTypes.document(op.props(), "PolicyDocument"))),
        "Topic policy, in bytes",
        "Shorten it.");
  }

  /** AWS accepts a policy about a rule that does not exist; it would then allow nothing. */
  private static void sourcesExist(Op op, Props policy) {
    for (Props statement : policy.requiredPart("PolicyDocument").parts("Statement")) {
      statement
          .part("Condition")
          .flatMap(condition -> condition.part("ArnEquals"))
          .ifPresent(
              arns ->
                  arns.texts("aws:SourceArn").stream()
                      .filter(op::isHere)
                      .forEach(arn -> op.find(arn, "aws:SourceArn")));
    }
  }
}
