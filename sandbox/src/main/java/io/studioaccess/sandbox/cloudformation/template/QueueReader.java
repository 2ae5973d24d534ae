package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;

/** Reads AWS::SQS::Queue and AWS::SQS::QueuePolicy. */
final class QueueReader {

  private static final long DEFAULT_VISIBILITY_SECONDS = 30;
  private static final long DEFAULT_RETENTION_SECONDS = Duration.ofDays(4).toSeconds();

  private final TemplateReader reader;
  private final PhysicalNames names;

  QueueReader(TemplateReader reader, PhysicalNames names) {
    this.reader = reader;
    this.names = names;
  }

  TemplateQueue queue(Resource resource) {
    Properties properties =
        reader
            .properties(resource)
            .ignoring(
                "QueueName",
                "SqsManagedSseEnabled",
                "KmsMasterKeyId",
                "KmsDataKeyReusePeriodSeconds",
                "MaximumMessageSize",
                "ReceiveMessageWaitTimeSeconds",
                "Tags");
    var queue =
        new TemplateQueue(
            resource.logicalId(),
            names.name(resource),
            names.arn(resource),
            names.queueUrl(resource),
            properties.seconds("VisibilityTimeout", DEFAULT_VISIBILITY_SECONDS),
            properties.seconds("MessageRetentionPeriod", DEFAULT_RETENTION_SECONDS),
            properties.seconds("DelaySeconds", 0),
            properties.part("RedrivePolicy").map(QueueReader::redrive));
    properties.rejectUnread();
    return queue;
  }

  TemplateQueuePolicy policy(Resource resource) {
    Properties properties = reader.properties(resource);
    var policy =
        new TemplateQueuePolicy(
            resource.logicalId(),
            properties.texts("Queues"),
            properties
                .json("PolicyDocument")
                .orElseThrow(() -> properties.error("PolicyDocument is missing")));
    properties.rejectUnread();
    return policy;
  }

  private static TemplateQueue.Redrive redrive(Properties properties) {
    var redrive =
        new TemplateQueue.Redrive(
            properties.required("deadLetterTargetArn"), properties.integer("maxReceiveCount", 10));
    properties.rejectUnread();
    return redrive;
  }
}
