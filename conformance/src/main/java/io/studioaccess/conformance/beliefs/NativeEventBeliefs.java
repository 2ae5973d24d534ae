package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of the events that the Identity Store sends itself. */
final class NativeEventBeliefs {

  private static final String GUIDE = "IAM Identity Center user guide, ";
  private static final String STRUCTURE = GUIDE + "EventBridge event message structure";
  private static final String REGISTRY = "EventBridge's public schema registry, aws.identitystore";
  private static final String AUTHORIZATION = "Service Authorization Reference, EventBridge";
  private static final String NO_EVENTS = "a conformance run reads no events";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented(
                  "native-events",
                  "The Identity Store sends events of the source aws.identitystore itself: no trail"
                      + " and no opt-in is needed")
              .from(GUIDE + "set up event notifications", DATE)
              .testedBy(
                  "EventFilesTest.everyFileHasAnExpectation",
                  "DirectoryContractTest.sendsEventsOfItsOwnWithoutATrail",
                  "DoctorIT.whereNativeEventsArriveNoTrailIsNeeded")
              .notAsked(NO_EVENTS),
          documented(
                  "native-event-envelope",
                  "The envelope has the owner's account, the region where the event was sent, and"
                      + " in resources the ARNs of those involved, which end in user/ID, group/ID"
                      + " or membership/ID")
              .from(STRUCTURE, DATE)
              .testedBy(
                  "EventFilesTest.everyFileHasAnExpectation",
                  "NativeEventShapesTest.everyShapeMeansWhatItsRowSays",
                  "DirectoryContractTest.sendsEventsOfItsOwnWithoutATrail")
              .notAsked(NO_EVENTS),
          documented(
                  "native-event-names",
                  "Five names are \"User Created\", \"User Updated\", \"User Deleted\", \"Group"
                      + " Created\" and \"Group Updated\"")
              .from(GUIDE + "set up event notifications", DATE)
              .testedBy(
                  "EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable",
                  "EventFilesTest.everyFileHasAnExpectation")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          reported(
                  "native-event-status",
                  "A change of a user's status is \"User Enabled\" or \"User Disabled\"")
              .from(REGISTRY, DATE)
              .testedBy(
                  "EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable",
                  "DirectoryContractTest.sendsEventsOfItsOwnWithoutATrail",
                  "NativeEventShapesTest.everyShapeMeansWhatItsRowSays")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          guess("native-event-group-deleted", "The deletion of a group is \"Group Deleted\"")
              .from("the user guide, as far as it was read, ends in \"Group D\"; " + REGISTRY, DATE)
              .testedBy(
                  "EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable",
                  "EventFilesTest.everyFileHasAnExpectation")
              .decidesAccess(
                  "EventFilesAgainstRulesTest.everySpellingOfANativeEventMatchesExactlyOneRule")
              .notAsked(NO_EVENTS),
          guess(
                  "native-event-memberships",
                  "Events about memberships are \"GroupMembership Created\" and \"GroupMembership"
                      + " Deleted\", with one space")
              .from(REGISTRY + ": the names without spaces, and the sizes of the files", DATE)
              .testedBy(
                  "EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable",
                  "NativeEventsIT.bothEventsOfAnAdditionAndARemovalCostOneReconcile")
              .decidesAccess(
                  "EventFilesAgainstRulesTest.everySpellingOfANativeEventMatchesExactlyOneRule",
                  "NativeEventsIT.anEventWithAnUnknownNameReachesTheUserThroughTheSweeper")
              .notAsked(NO_EVENTS),
          guess(
                  "native-event-ids",
                  "An event about a membership has the ARNs of membership, group and user; detail"
                      + " has a version only")
              .from(
                  "the ARNs of the resources involved; no source says which, or what detail has",
                  DATE)
              .testedBy(
                  "DirectoryContractTest.sendsEventsOfItsOwnWithoutATrail",
                  "NativeEventsIT.theTwinOfAnEventCostsOneReadOfTheLedger")
              .decidesAccess(
                  "NativeEventShapesTest.everyShapeMeansWhatItsRowSays",
                  "NativeEventsIT.aMembershipAloneGrantsAndRevokes",
                  "NativeEventsIT.eventsThatNameNobodyShareFewSweepsAndLoseNothing")
              .notAsked(NO_EVENTS),
          documented(
                  "native-event-regions",
                  "A replicated Identity Center sends an event of each change in each of its"
                      + " regions")
              .from(STRUCTURE, DATE)
              .testedBy(
                  "DirectoryContractTest.aReplicatedIdentityCenterSendsOneEventInEachRegion",
                  "NativeEventShapesTest.onlyTheHomeRegionCounts",
                  "NativeEventsIT.theEventOfAReplicatedRegionMeansNothing")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          guess(
                  "native-event-no-cascade",
                  "Deleting a user or a group sends no native events for the memberships that end")
              .from("the harder case: nobody else says who lost access", DATE)
              .testedBy(
                  "DirectoryContractTest.deletingAUserDeletesMembershipsWithoutMoreEvents",
                  "SweeperIT.membersOfADeletedGroupLoseItsAccess")
              .decidesAccess("NativeEventsIT.bothEventsOfAnAdditionAndARemovalCostOneReconcile")
              .notAsked(NO_EVENTS),
          guess(
                  "native-event-settled",
                  "The directory shows a change to its readers within five seconds of the event's"
                      + " time")
              .from("no source gives a limit", DATE)
              .testedBy(
                  "LastReconcileTest.aReconcileThatBeganLateEnoughCoversTheChange",
                  "LastReconcileTest.aReconcileThatBeganTooSoonAfterTheChangeMayHaveMissedIt",
                  "NativeEventsIT.aChangeWithoutEffectIsReconciledTwiceAtMost",
                  "SimulationTest.noHistoryBreaksALaw")
              .decidesAccess("SweeperIT.theHourlySweepFindsLostEvents")
              .notAsked(NO_EVENTS),
          documented(
                  "event-pattern-wildcards",
                  "A pattern may exclude values with wildcards: anything-but with wildcard")
              .from("EventBridge user guide, comparison operators in event patterns", DATE)
              .testedBy(
                  "EventFilesAgainstRulesTest.everySpellingOfANativeEventMatchesExactlyOneRule")
              .notAsked(NO_EVENTS),
          documented(
                  "event-bus-key-types",
                  "events:source and events:detail-type are multivalued keys")
              .from(AUTHORIZATION, DATE)
              .testedBy(
                  "IdentityCenterAccountTest.thePolicyHoldsUnderEitherReadingOfItsKeys",
                  "PolicyTest.aSetIsMatchedByForAllValuesOnlyIfReadStrictly")
              .notAsked("it takes a second account"),
          guess(
                  "event-bus-keys",
                  "StringEquals without ForAllValues matches events:source and events:detail-type")
              .from(
                  "AWS's examples use ForAllValues, and no source excludes the other; the policy of"
                      + " the bus holds under either reading",
                  DATE)
              .testedBy("IdentityCenterAccountTest.thePolicyHoldsUnderEitherReadingOfItsKeys")
              .notAsked("it takes a second account"),
          guess(
                  "event-bus-of-another-region",
                  "An event from another region of the same account needs a policy of the bus")
              .from("the harder case; no source", DATE)
              .testedBy(
                  "IdentityCenterAccountTest.fromAnotherRegionOfTheMainStacksAccountEventsArrive",
                  "IdentityCenterAccountTest.aRegionThatNeedsAPolicyIsRefusedWithoutOne")
              .notAsked(NO_EVENTS));

  private NativeEventBeliefs() {}
}
