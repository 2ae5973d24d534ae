package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;

/** AWS::SQS::Queue and AWS::SQS::QueuePolicy. */
final class QueueReader {

  private static final long VISIBILITY = 30;
  private static final long RETENTION = Duration.ofDays(4).toSeconds();

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
            .without(
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
            properties.seconds("VisibilityTimeout", VISIBILITY),
            properties.seconds("MessageRetentionPeriod", RETENTION),
            properties.seconds("DelaySeconds", 0),
            properties.part("RedrivePolicy").map(QueueReader::redrive));
    properties.done();
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
    properties.done();
    return policy;
  }

  private static TemplateQueue.Redrive redrive(Properties properties) {
    var redrive =
        new TemplateQueue.Redrive(
            properties.required("deadLetterTargetArn"), properties.integer("maxReceiveCount", 10));
    properties.done();
    return redrive;
  }
}
