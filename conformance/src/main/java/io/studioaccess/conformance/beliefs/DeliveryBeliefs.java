package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;

import java.util.List;

/** What is believed of the services that deliver events to the functions. */
final class DeliveryBeliefs {

  private static final String NEEDS_A_STACK = "a conformance run deploys no stack";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented("put-events-accepted", "An accepted event has an id")
              .from("EventBridge API reference, PutEvents", DATE)
              .testedBy(
                  "EventBusContract.acceptsAnEvent",
                  "EventBridgeOutcomesTest.anOutcomeBecomesAnEventThatNamesItsUserAndItsCause"),
          documented(
                  "put-events-aws-source",
                  "A source that begins with aws. fails the entry: NotAuthorizedForSourceException")
              .from("EventBridge API reference, PutEvents", DATE)
              .testedBy(
                  "EventBusContract.failsAnEntryWithAnAwsSource",
                  "ForgedEventsIT.strangersLeaveNothingInTheLedger")
              .decidesAccess(),
          documented(
                  "put-events-entry-fails",
                  "An invalid entry fails that entry and not the call: MalformedDetail,"
                      + " InvalidArgument")
              .from("EventBridge API reference, PutEvents", DATE)
              .testedBy(
                  "EventBusContract.failsAnEntryWhoseDetailIsNotAnObject",
                  "EventBusContract.failsAnEntryWithoutASource",
                  "EventBridgeOutcomesTest.anEntryThatIsNotAcceptedThrows"),
          modelled(
                  "put-events-ten", "A call has at most 10 entries and 256 KB: ValidationException")
              .from("EventBridge API reference, PutEvents", DATE)
              .testedBy(
                  "EventBusContract.rejectsElevenEntries",
                  "EventBusContract.rejectsMoreThan256Kilobytes",
                  "EventBridgeOutcomesTest.moreThanTenGoInSeveralCalls"),
          guess("put-events-unknown-bus", "An unknown bus fails the entry: InvalidArgument")
              .from("no source", DATE)
              .testedBy("PutEventsContractTest.failsAnEntryForAnUnknownBus")
              .notAsked(
                  "reports say that AWS drops such an event silently in some cases, which a run"
                      + " cannot tell apart"),
          modelled("rule-unknown", "Describing an unknown rule is ResourceNotFoundException")
              .from("service model of eventbridge, 2015-10-07", DATE)
              .testedBy("EventBusContract.unknownRuleIsNotFound"),
          documented(
                  "bus-of-another-account",
                  "A bus of another account must allow the caller, and a rule's role must be"
                      + " allowed to send to it")
              .from("EventBridge user guide, permissions for event buses", DATE)
              .testedBy(
                  "IdentityCenterAccountTest.anAccountThatTheMainStackDoesNotNameIsNotLetIn",
                  "IdentityCenterAccountTest.withoutItsRoleNothingIsHandedOn")
              .decidesAccess()
              .notAsked("it takes a second account"),
          documented(
                  "queue-policy",
                  "A queue's policy must allow the rule; otherwise the event goes to the target's"
                      + " dead-letter queue")
              .from("EventBridge user guide, permissions for Amazon SQS; dead-letter queues", DATE)
              .testedBy(
                  "SandboxIT.deniedEventGoesToTheTargetsDeadLetterQueue",
                  "EventFilesAgainstRulesTest.theQueuePoliciesLetTheRuleIntoItsQueue")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "sqs-partial-batch",
                  "A function can return the failed messages of a batch; an unreadable response"
                      + " fails the whole batch")
              .from("Lambda developer guide, reporting batch item failures", DATE)
              .testedBy(
                  "SqsEventsTest.failsTheBatchOnAnUnusableAnswer",
                  "SandboxIT.onlyTheFailedRecordOfABatchIsRetriedAndDeadLettered")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "sqs-batch-actions",
                  "Batch operations of SQS require the action of the single operation, DynamoDB's"
                      + " transactions that of each item, and an index has its own ARN")
              .from("Service Authorization Reference, SQS and DynamoDB", DATE)
              .testedBy(
                  "RequiredActionsTest.sendingAndReceivingAreDifferentRights",
                  "DynamoDbPermissionsContractTest.aScanAndAnIndexHaveNoLeadingKeys")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "sqs-alarm-in-flight",
                  "A message that somebody receives is in flight: the metric of visible messages"
                      + " does not count it")
              .from("SQS developer guide, available CloudWatch metrics", DATE)
              .testedBy("PeopleTest.aDeadLetterThatAReaderHidesStillRings")
              .notAsked(NEEDS_A_STACK),
          documented("sqs-delay", "A message can be delayed for at most 15 minutes")
              .from("SQS API reference, SendMessage", DATE)
              .testedBy("BackoffTest.delayDoublesUpToTheSqsMaximum")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "sqs-visibility",
                  "A mapping is refused if the queue's visibility timeout is shorter than the"
                      + " function's timeout, or if the role lacks an action of the poller")
              .from("Lambda developer guide, using Lambda with Amazon SQS", DATE)
              .testedBy(
                  "SandboxIT.rejectsAMappingWithoutReadPermission",
                  "RehearsalFindsTest.aMappingWithoutItsPermissionIsRefused",
                  "RehearsalFindsTest.aQueueMayNotWaitShorterThanItsFunctionRuns",
                  "RequiredActionsTest.sendingAndReceivingAreDifferentRights")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "lambda-timeout",
                  "A function that exceeds its timeout is stopped, and its message returns")
              .from("Lambda developer guide, timeout", DATE)
              .testedBy(
                  "SandboxIT.replacesAFunctionThatExceedsItsTimeout",
                  "LeavingIT.aFunctionKilledInEachPhaseLosesNothing")
              .decidesAccess()
              .notAsked(NEEDS_A_STACK),
          documented(
                  "lambda-environment",
                  "A function has the variables of its configuration and of the runtime, and none"
                      + " else")
              .from("Lambda developer guide, environment variables and the runtime API", DATE)
              .testedBy("SandboxIT.functionInheritsNoEnvironmentVariables")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "lambda-snapstart",
                  "SnapStart runs hooks before the snapshot and after the restore")
              .from("Lambda developer guide, SnapStart runtime hooks", DATE)
              .testedBy("PrimingIT.primingReadsEverythingAndWritesNothing")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "lambda-streams",
                  "A stream's batches come in order, are bisected on failure, and end in the"
                      + " on-failure destination")
              .from("Lambda developer guide, using Lambda with DynamoDB", DATE)
              .testedBy(
                  "StreamsIT.deliversEveryChangeAsLambdaDoes",
                  "StreamsIT.bisectsABatchUntilOnlyTheBadRecordIsDiscarded")
              .notAsked(NEEDS_A_STACK),
          guess(
                  "lambda-stream-retries",
                  "The pause between retries of a stream's batch grows from one second")
              .from("no source", DATE)
              .testedBy("StreamsIT.retriesFromTheFirstFailedRecordAndGivesUp")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "dynamodb-leading-keys",
                  "dynamodb:LeadingKeys has the partition keys of a request, and none of a scan")
              .from("DynamoDB developer guide, fine-grained access control", DATE)
              .testedBy(
                  "DynamoDbPermissionsContractTest.aRequestHasTheKeysOfAllItsItems",
                  "LedgerAttacksIT.aSeizedFunctionCannotListTheLedger")
              .decidesAccess()
              .notAsked(NEEDS_A_STACK),
          documented(
                  "dynamodb-index",
                  "An index may be a moment behind its table, so a group's sweep may miss a change"
                      + " that a later one finds")
              .from("DynamoDB developer guide, global secondary indexes", DATE)
              .testedBy(
                  "DynamoDbLedgerReaderIT.namesTheRecordedMembersOfTheGroupOnly",
                  "SweepTest.findsMissedJoinsAndDepartures")
              .decidesAccess()
              .notAsked(NEEDS_A_STACK),
          documented("dynamodb-item-size", "An item has at most 400 KB")
              .from("DynamoDB developer guide, quotas", DATE)
              .testedBy("DynamoDbLedgerIT.historyIsDroppedBeforeAWriteFails")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "dynamodb-conditional-write",
                  "A conditional write succeeds for exactly one of several callers")
              .from("DynamoDB developer guide, condition expressions", DATE)
              .testedBy("DynamoDbChangeGuardIT.ofTwoHundredWhoAskAtOnceExactlyTheLimitIsAdmitted")
              .decidesAccess()
              .notAsked(NEEDS_A_STACK));

  private DeliveryBeliefs() {}
}
