package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of what Lambda does by itself, and of regions and partitions. */
final class LambdaBeliefs {

  private static final String NEEDS_A_STACK = "a conformance run deploys no stack";
  private static final String OTHER_PARTITIONS = "it takes accounts of other partitions";
  private static final String LOOPS = "Lambda developer guide, recursive loop detection";
  private static final String SNAP_START = "Lambda developer guide, SnapStart";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented(
                  "lambda-loops",
                  "Lambda does not invoke a function that its own chain of messages has invoked"
                      + " about 16 times, unless its RecursiveLoop is Allow")
              .from(LOOPS, DATE)
              .testedBy(
                  "LoopsIT.theFunctionsFinishALongTeardownInOneChain",
                  "LoopsIT.withoutTheSettingLambdaStopsItUntilTheNextSweep")
              .notAsked(NEEDS_A_STACK),
          reported(
                  "lambda-loop-message",
                  "The message of a chain that Lambda stopped returns to its queue, and ends in the"
                      + " dead-letter queue")
              .from("boto/boto3#3899", DATE)
              .testedBy("LoopsIT.withoutTheSettingLambdaStopsItUntilTheNextSweep")
              .notAsked(NEEDS_A_STACK),
          modelled(
                  "lambda-trace-header",
                  "The SDK of a function sends the trace of its invocation in the header"
                      + " X-Amzn-Trace-Id")
              .from("AWS SDK for Java, TraceIdExecutionInterceptor", DATE)
              .testedBy("LoopsIT.withoutTheSettingLambdaStopsItUntilTheNextSweep")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "sqs-trace-header",
                  "SQS keeps the header X-Amzn-Trace-Id with the message as AWSTraceHeader")
              .from("SQS developer guide, message system attributes", DATE)
              .testedBy(
                  "LoopsIT.withoutTheSettingLambdaStopsItUntilTheNextSweep",
                  "TraceHeaderTest.hasTheFormOfAwsHeader")
              .notAsked(NEEDS_A_STACK),
          guess(
                  "lambda-loop-batch",
                  "In a batch of several chains the longest counts, and only the messages of the"
                      + " chains that are too long are refused")
              .from("the harder case; no source", DATE)
              .testedBy(
                  "TraceHeaderTest.theLongestChainOfABatchCounts",
                  "TraceHeaderTest.countsTheInvocationsOfEachFunctionAlongTheChain")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "lambda-snapstart-inactive",
                  "A version with SnapStart that is not invoked for 14 days is inactive, and its"
                      + " next invocation fails with SnapStartNotReadyException")
              .from(SNAP_START, DATE)
              .testedBy(
                  "SnapshotStateTest.isActiveForFourteenDays",
                  "SnapshotStateTest.afterwardsItFailsUntilItIsInitialized",
                  "PrimingIT.afterQuietWeeksTheFirstEventIsHandledAtOnce")
              .notAsked("it takes 14 days and a stack"),
          guess(
                  "lambda-snapstart-again",
                  "A minute after the failed invocation the version is active again")
              .from("no duration is documented", DATE)
              .testedBy(
                  "SnapshotStateTest.afterwardsItFailsUntilItIsInitialized",
                  "PrimingIT.withoutTheDailyMessageTheFirstEventIsLate")
              .notAsked("it takes 14 days and a stack"),
          documented(
                  "lambda-in-china", "Lambda in China has neither the detection of loops nor X-Ray")
              .from("Getting Started with AWS services in China, Lambda", DATE)
              .testedBy("PartitionsTest.whatARegionLacksIsLeftOut")
              .notAsked(OTHER_PARTITIONS),
          documented(
                  "snapstart-regions",
                  "SnapStart for Java is in all commercial regions except ap-east-2 and"
                      + " ap-southeast-6")
              .from(SNAP_START, DATE)
              .testedBy("PartitionsTest.whatARegionLacksIsLeftOut")
              .notAsked("a conformance run uses one region"),
          guess(
                  "lambda-in-govcloud",
                  "Lambda in GovCloud has the detection of loops, and X-Ray; SnapStart for Java is"
                      + " also there and in China")
              .from("AWS's documents of these partitions name other differences only", DATE)
              .testedBy("PartitionsTest.whatARegionLacksIsLeftOut")
              .notAsked(OTHER_PARTITIONS),
          guess(
                  "lambda-in-eusc",
                  "Lambda in aws-eusc has the detection of loops, and X-Ray; SnapStart may be"
                      + " missing there, and is left out")
              .from("no source", DATE)
              .testedBy("PartitionsTest.whatARegionLacksIsLeftOut")
              .notAsked(OTHER_PARTITIONS),
          guess(
                  "kms-via-service-suffix",
                  "Outside the partition aws, kms:ViaService has the suffix amazonaws.com or that"
                      + " of the partition")
              .from(
                  "KMS developer guide, kms:ViaService, names no other partition; the policies"
                      + " allow both",
                  DATE)
              .testedBy(
                  "PartitionsTest.theKeyServesRequestsOfThePartitionsServices",
                  "HouseRulesOfTemplatesTest.nothingIsOfOnePartitionOnly")
              .notAsked(OTHER_PARTITIONS),
          guess(
                  "logs-principal",
                  "The principal of CloudWatch Logs has the region and the suffix of its partition")
              .from(
                  "CloudWatch Logs user guide, encrypting log data with KMS, has the form of the"
                      + " partition aws",
                  DATE)
              .testedBy("HouseRulesOfTemplatesTest.nothingIsOfOnePartitionOnly")
              .notAsked(OTHER_PARTITIONS),
          reported(
                  "scim-token-event",
                  "AWS Health announces the end of a SCIM token with the eventTypeCode"
                      + " AWS_IAMIDENTITYCENTER_SCIM_BEARER_TOKEN_EXPIRY_NOTIFICATION; the spelling"
                      + " of the service is not certain")
              .from(
                  "AWS re:Post, knowledge center: mails about SCIM tokens that expire",
                  "2026-11-28")
              .testedBy("IdentityCenterAccountTest.theEndOfAScimTokenReachesTheMainStacksRule")
              .notAsked("it takes a SCIM token that is about to expire"),
          guess(
                  "scim-token-event-place",
                  "The event of AWS Health arrives in the account and region of Identity Center")
              .from("AWS Health sends an event to the account and region that it affects", DATE)
              .testedBy("IdentityCenterAccountTest.theEndOfAScimTokenReachesTheMainStacksRule")
              .notAsked("it takes a SCIM token that is about to expire"),
          documented(
                  "rule-invocations",
                  "The metric Invocations of a rule counts the calls of its targets, so a rule"
                      + " without a target has none")
              .from("EventBridge user guide, metrics", DATE)
              .testedBy("ObservabilityIT.theMetricsOfAlarmsAndDashboardWereWritten")
              .notAsked(NEEDS_A_STACK));

  private LambdaBeliefs() {}
}
