package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;

import java.util.List;

/** What is believed of an Identity Center of another account, replicated or encrypted. */
final class SetupBeliefs {

  private static final String GUIDE = "IAM Identity Center user guide, ";
  private static final String REGIONS = GUIDE + "use cases in the primary and additional Regions";
  private static final String KEY = GUIDE + "customer managed KMS keys";
  private static final String REPLICA = "it takes a replicated instance";
  private static final String SECOND_ACCOUNT = "it takes a second account";
  private static final String OWN_KEY = "it takes an instance with a customer's key";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented(
                  "store-owner",
                  "The ARN of an identity store names the account that owns it, also for a"
                      + " delegated administrator's calls")
              .from("Service Authorization Reference, Identity Store", DATE)
              .testedBy(
                  "IdentityCenterSetupsIT.membersGetAccessAndLeaversLoseIt",
                  "IdentityCenterSetupsIT.aWrongOwnerRevokesNothing",
                  "DoctorIT.findsThatAnotherAccountIsTheOwner")
              .notAsked(SECOND_ACCOUNT),
          documented(
                  "directory-writers",
                  "The owner and the delegated administrator of Identity Center can change the"
                      + " directory")
              .from(GUIDE + "delegated administration", DATE)
              .testedBy(
                  "InstanceContractTest.aChangeIsRecordedInTheAccountOfItsCaller",
                  "IdentityCenterAccountTest.otherAccountsReadTheDirectoryAndDoNotChangeIt")
              .notAsked(SECOND_ACCOUNT),
          documented(
                  "event-account-of-caller",
                  "CloudTrail records calls about the directory in the caller's account, and those"
                      + " of SCIM in the owner's")
              .from(GUIDE + "CloudTrail", DATE)
              .testedBy(
                  "InstanceContractTest.aChangeIsRecordedInTheAccountOfItsCaller",
                  "IdentityCenterAccountTest.theDelegatedAdministratorsAccountIsLetInAsWell")
              .decidesAccess()
              .notAsked(SECOND_ACCOUNT),
          documented(
                  "directory-replicas",
                  "A replicated directory is read in each of its regions, and changed in the"
                      + " primary region only")
              .from(REGIONS, DATE)
              .testedBy("InstanceContractTest.theDirectoryIsReadInEachRegionAndChangedInThePrimary")
              .notAsked(REPLICA),
          guess(
                  "directory-write-in-replica",
                  "A change in a replicated region is ValidationException")
              .from("no source names the error", DATE)
              .testedBy("InstanceContractTest.theDirectoryIsReadInEachRegionAndChangedInThePrimary")
              .notAsked(REPLICA),
          documented(
                  "assignment-region",
                  "Assignments are managed in the application's region: the domain's if Identity"
                      + " Center is replicated there, otherwise the primary one")
              .from(GUIDE + "applications across multiple Regions", DATE)
              .testedBy(
                  "InstanceContractTest.anApplicationIsManagedInItsRegionOnly",
                  "ApplicationClientsTest.theDomainsRegionIsFirst",
                  "IdentityCenterSetupsIT.membersGetAccessAndLeaversLoseIt")
              .decidesAccess()
              .notAsked(REPLICA),
          guess(
                  "assignment-in-another-region",
                  "Another region refuses an assignment as not found, denied or invalid")
              .from("no source names the error", DATE)
              .testedBy(
                  "ApplicationClientsTest.thePrimaryRegionIsAskedIfTheDomainsRefuses",
                  "ApplicationClientsTest.theErrorIsThatOfTheRegionWithTheApplication",
                  "InstanceContractTest.anApplicationIsManagedInItsRegionOnly")
              .notAsked(REPLICA),
          guess(
                  "instance-described-elsewhere",
                  "Member accounts may not call DescribeInstance: AccessDeniedException")
              .from("the harder case; no source", DATE)
              .testedBy("InstanceContractTest.everyAccountSeesTheOwnerAndOnlyAdministratorsTheKey")
              .notAsked(SECOND_ACCOUNT),
          documented(
                  "directory-key",
                  "With a customer's key, every call about the directory needs kms:Decrypt by the"
                      + " caller's and the key's policy, with kms:ViaService and the store's ARN as"
                      + " encryption context")
              .from(KEY, DATE)
              .testedBy(
                  "InstanceContractTest.theKeyAsksForTheServiceTheContextAndTheRegion",
                  "IdentityCenterSetupsIT.aKeyThatTheStackDoesNotKnowRevokesNothing",
                  "IdentityCenterSetupsIT.membersGetAccessAndLeaversLoseIt")
              .decidesAccess()
              .notAsked(OWN_KEY),
          documented(
                  "assignment-key",
                  "With a customer's key, creating an assignment needs kms:Decrypt, too")
              .from(KEY + "; Service Authorization Reference, IAM Identity Center", DATE)
              .testedBy(
                  "IdentityCenterSetupsIT.anAssignmentThatTheKeyPreventsIsNoRefusal",
                  "IdentityCenterSetupsIT.membersGetAccessAndLeaversLoseIt")
              .notAsked(OWN_KEY),
          guess(
                  "application-key",
                  "With a customer's key, reading an application and its assignments needs"
                      + " kms:Decrypt, too")
              .from("the harder case; documented of assignments only", DATE)
              .testedBy(
                  "InstanceContractTest.theKeyAsksForTheServiceTheContextAndTheRegion",
                  "IdentityCenterSetupsIT.membersGetAccessAndLeaversLoseIt")
              .notAsked(OWN_KEY),
          modelled(
                  "key-reasons",
                  "Errors about the key have a reason, such as KMS_DISABLED of the Identity Store"
                      + " and KMS_DisabledException of sso-admin")
              .from("service models of identitystore, 2020-06-15, and sso-admin, 2020-07-20", DATE)
              .testedBy(
                  "DirectoryKeyErrorsTest.everyReasonGetsAdviceAndKeepsItsType",
                  "DirectoryKeyErrorsTest.otherErrorsStayAsTheyAre")
              .notAsked(OWN_KEY),
          guess(
                  "key-states",
                  "A disabled key is KMS_DISABLED, one that waits for its deletion"
                      + " KMS_INVALID_STATE, a deleted one KMS_KEY_NOT_FOUND, and one whose policy"
                      + " refuses KMS_ACCESS_DENIED")
              .from("the names of the reasons", DATE)
              .testedBy(
                  "IdentityCenterSetupsIT.aKeyThatCannotBeUsedRevokesNothing",
                  "InstanceContractTest.anUnusableKeyIsNamedInTheReason")
              .notAsked(OWN_KEY),
          guess(
                  "directory-network",
                  "An identity store that does not admit the caller's network is"
                      + " AccessDeniedException without a reason")
              .from("no source names the error", DATE)
              .testedBy(
                  "DoctorIT.findsTheFaultWithItsFixAndNothingElse",
                  "InstanceContractTest.anIdentityStoreCanRefuseTheNetwork")
              .notAsked("it would lock the run out of its own directory"));

  private SetupBeliefs() {}
}
