package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of the events about the directory. */
final class DirectoryEventBeliefs {

  private static final String CLOUDTRAIL = "IAM Identity Center user guide, CloudTrail use cases";
  private static final String NO_EVENTS = "a conformance run reads no events";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented(
                  "event-trail",
                  "CloudTrail's events reach EventBridge only if a trail logs management events"
                      + " that write")
              .from("EventBridge user guide, events of AWS services via CloudTrail", DATE)
              .testedBy(
                  "InstallationContractTest.directoryChangesReachEventBridgeOnlyThroughATrail")
              .notAsked(NO_EVENTS),
          documented("event-best-effort", "Events may be late, lost, duplicated or out of order")
              .from("EventBridge user guide, delivery levels", DATE)
              .testedBy(
                  "MembershipEventsIT.threeConcurrentEventsCreateOneProfileOnce",
                  "MembershipEventsIT.anEventThatComesAfterItWasUndoneChangesNothing",
                  "SweeperIT.theHourlySweepFindsLostEvents")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          documented(
                  "event-three-sources",
                  "Memberships change under three event sources: sso-directory, identitystore and"
                      + " identitystore-scim")
              .from(CLOUDTRAIL, DATE)
              .testedBy(
                  "EventFilesTest.everyFileHasAnExpectation",
                  "EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          reported(
                  "event-add-member",
                  "AddMemberToGroup of the console names groupId and member.memberId")
              .from("published event; an Okta event of 2022", DATE)
              .testedBy(
                  "MembershipEventDecoderTest.decodesMembershipChanges",
                  "EventFilesTest.oktaEventNamesTheGroup")
              .notAsked(NO_EVENTS),
          guess(
                  "event-remove-member",
                  "RemoveMemberFromGroup of the console has the same members as AddMemberToGroup")
              .from("its counterpart", DATE)
              .testedBy("MembershipEventDecoderTest.decodesMembershipChanges")
              .decidesAccess("SweeperIT.theHourlySweepFindsLostEvents")
              .notAsked(NO_EVENTS),
          reported(
                  "event-create-membership",
                  "CreateGroupMembership names group and user, and its response the membership")
              .from("published event", DATE)
              .testedBy(
                  "MembershipEventDecoderTest.decodesMembershipChanges",
                  "DirectoryContractTest.recordsCreateGroupMembership")
              .notAsked(NO_EVENTS),
          modelled(
                  "event-delete-membership",
                  "DeleteGroupMembership names the membership only, neither group nor user")
              .from("service model of identitystore, 2020-06-15", DATE)
              .testedBy(
                  "DirectoryContractTest.recordsDeleteGroupMembershipWithOnlyTheMembershipId",
                  "SweeperIT.theSweepFindsADeletedUnrecordedMembership",
                  "IntakeTest.unknownDeletedMembershipIsIgnored")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          documented(
                  "event-scim-masked",
                  "SCIM's PatchGroup masks its members; the group's id remains")
              .from(CLOUDTRAIL, DATE)
              .testedBy("SweeperIT.scimPatchGrantsAndRevokesForTheRightUsers")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          guess("event-scim-create-group", "The response of SCIM's CreateGroup names the new group")
              .from("the API's other creations do", DATE)
              .testedBy("SweeperIT.aGroupCreatedWithMembersIsSwept")
              .notAsked(NO_EVENTS),
          guess("event-user-id", "Events about users name them in userId or id")
              .from("the API's model and SCIM's", DATE)
              .testedBy("MembershipEventDecoderTest.decodesUserChanges")
              .decidesAccess("SweeperIT.aDisabledUserIsFoundWithinADay")
              .notAsked(NO_EVENTS),
          documented("event-names-masked", "Names of users and groups are masked since July 2025")
              .from("IAM Identity Center user guide, masked CloudTrail fields", DATE)
              .testedBy(
                  "DirectoryContractTest.masksNamesInCloudTrail",
                  "DirectoryContractTest.recordsUpdatedAttributesWithoutTheirValues")
              .notAsked(NO_EVENTS),
          reported("event-failed-call", "Failed calls are recorded too, with errorCode")
              .from("published event of a ConflictException", DATE)
              .testedBy(
                  "DirectoryContractTest.recordsAFailedCallWithItsError",
                  "MembershipEventDecoderTest.ignoresAFailedCall",
                  "SandboxIT.ruleIgnoresFailedCalls")
              .notAsked(NO_EVENTS),
          reported(
                  "event-quicksight",
                  "QuickSight has events of the same names under another event source")
              .from("published event", DATE)
              .testedBy("MembershipEventDecoderTest.ignoresOtherCalls")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          documented(
                  "event-actor",
                  "userIdentity.onBehalfOf is the person who acted, never the member")
              .from("CloudTrail user guide, userIdentity element", DATE)
              .testedBy("MembershipEventDecoderTest.doesNotTakeTheActorForTheMember")
              .decidesAccess()
              .notAsked(NO_EVENTS),
          guess(
                  "event-no-cascade",
                  "Deleting a user or a group sends no events for the memberships that end")
              .from("the harder case: nobody else says who lost access", DATE)
              .testedBy(
                  "DirectoryContractTest.deletingAUserDeletesMembershipsWithoutMoreEvents",
                  "SweeperIT.membersOfADeletedGroupLoseItsAccess")
              .decidesAccess("MembershipEventsIT.anEventThatComesAfterItWasUndoneChangesNothing")
              .notAsked(NO_EVENTS),
          guess(
                  "event-source-of-scim",
                  "The envelope's source of SCIM's events is not known, so no rule depends on it")
              .from("no recording", DATE)
              .testedBy("EventFilesAgainstRulesTest.eachEventFileMatchesTheRuleInItsTable")
              .notAsked(NO_EVENTS),
          guess(
                  "event-ad-sync",
                  "A synchronisation from Active Directory may send no events at all")
              .from("nothing was found in CloudTrail", DATE)
              .testedBy("SweeperIT.theHourlySweepFindsLostEvents")
              .decidesAccess("MembershipEventsIT.threeConcurrentEventsCreateOneProfileOnce")
              .notAsked(NO_EVENTS),
          documented(
                  "event-account-and-region",
                  "A rule can forward events to a bus of another account or region, and they keep"
                      + " the account and region in which they were sent")
              .from("EventBridge user guide, sending events between accounts", DATE)
              .testedBy(
                  "IdentityCenterAccountTest.aForwardedChangeKeepsItsAccount",
                  "IdentityCenterAccountTest.fromAnotherRegionOfTheMainStacksAccountEventsArrive")
              .notAsked(NO_EVENTS));

  private DirectoryEventBeliefs() {}
}
