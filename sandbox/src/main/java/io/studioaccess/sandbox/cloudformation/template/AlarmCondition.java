package io.studioaccess.sandbox.cloudformation.template;

import java.time.Duration;

/**
 * When an alarm rings.
 *
 * @param expression of metric math over the alarm's metrics; empty for an alarm on one metric
 * @param statistic of each metric in a period, such as Maximum
 * @param comparison such as GreaterThanThreshold
 * @param treatMissing CloudWatch's TreatMissingData: ignore, breaching, notBreaching or missing
 */
public record AlarmCondition(
    String description,
    String expression,
    String statistic,
    Duration period,
    int evaluationPeriods,
    int datapointsToAlarm,
    String comparison,
    int threshold,
    String treatMissing) {}
