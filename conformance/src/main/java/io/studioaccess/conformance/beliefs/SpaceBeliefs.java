package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of spaces, apps and tags of Studio. */
final class SpaceBeliefs {

  private static final String MODEL = "service model of sagemaker, 2017-07-24";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          reported(
                  "space-private-app-type",
                  "A private space needs SpaceSettings with the AppType JupyterLab or CodeEditor")
              .from("users of Terraform's aws_sagemaker_space", DATE)
              .testedBy(
                  "SpaceContract.rejectsAPrivateSpaceWithoutAnAppType",
                  "SpaceContract.rejectsAPrivateSpaceForStudioClassic"),
          guess("space-owner-and-sharing", "OwnershipSettings and SpaceSharingSettings go together")
              .from("one makes no sense without the other", DATE)
              .testedBy("SpaceContract.rejectsAnOwnerWithoutSharingSettings"),
          guess("space-unknown-owner", "A space of an unknown owner is ValidationException")
              .from("CreateSpace does not declare ResourceNotFound", DATE)
              .testedBy("SpaceContract.rejectsASpaceOfAnUnknownOwner"),
          guess("space-owner-in-service", "The owner of a new space must be InService")
              .from("the harder case", DATE)
              .testedBy("AppAndSpaceContractTest.rejectsASpaceWhoseOwnerIsNotInService")
              .notAsked("a creation is too fast to catch for certain"),
          modelled("space-unknown", "Describing or deleting an unknown space is ResourceNotFound")
              .from(MODEL, DATE)
              .testedBy("SpaceContract.unknownSpaceIsNotFound"),
          modelled(
                  "space-owner-listed",
                  "ListSpaces names the owner of each space and whether it is shared")
              .from(MODEL, DATE)
              .testedBy(
                  "SpaceContract.listsTheOwnersOfSpaces",
                  "RevocationPlannerTest.deletesRunningAppsOfTheProfileAndItsSpaces")
              .decidesAccess(),
          documented("spaces-sorted", "ListSpaces can list the newest space first")
              .from("SageMaker API reference, ListSpaces: SortBy, SortOrder", "2026-11-28")
              .testedBy(
                  "SpaceContract.listsTheNewestSpacesFirst",
                  "SpaceListingsTest.aLaterLeaverCostsTheNewestPage")
              .decidesAccess("SpaceListingsTest.ifAwsDoesNotSortNothingIsMissed"),
          guess("space-listed-at-once", "A new space is listed within five minutes")
              .from("AWS promises no delay; listings overlap by that time", "2026-11-28")
              .testedBy("SpaceContract.listsTheNewestSpacesFirst")
              .decidesAccess("RevocationLoopTest.aSpaceThatTheListingMissedIsFoundWhenItBlocks"),
          reported(
                  "profile-with-spaces",
                  "A profile that owns a private or a shared space cannot be deleted before it:"
                      + " ResourceInUse")
              .from("rebuy-de/aws-nuke#1184, gruntwork-io/cloud-nuke#849", DATE)
              .testedBy(
                  "SpaceContract.profileWithAPrivateSpaceCannotBeDeletedBeforeIt",
                  "SpaceContract.profileWithASharedSpaceCannotBeDeletedBeforeIt",
                  "LeavingIT.aSharedSpaceBlocksUntilAnAdministratorDeletesIt"),
          documented("space-owner-stays", "The owner of a space cannot be changed")
              .from("UpdateSpace has no such member; CloudFormation replaces the space", DATE)
              .testedBy("RevocationPlannerTest.sharedSpaceIsNamedAtOnceAndBlocksWhenDue")
              .notAsked("the API has no operation for it"),
          guess("space-deletion-destroys", "Deleting a space destroys its volume for good")
              .from("the volume belongs to the space", DATE)
              .testedBy(
                  "RevocationPlannerTest.whenDueDeletesPrivateSpacesThenTheProfile",
                  "LeavingIT.aReturningUserHasTheSameProfileHomeSpacesAndRole")
              .notAsked("a run does not write into a space"),
          guess(
                  "space-busy-after-apps",
                  "A space may refuse its deletion for a while after its last app is deleted")
              .from("the harder case", DATE)
              .testedBy(
                  "AppAndSpaceContractTest.refusesTheRequestedNumberOfSpaceDeletions",
                  "BigTeardownIT.leavesOnlyTheSharedSpaceAfterAFewHundredCalls")
              .notAsked(
                  "a run cannot provoke it; AppContract.deletedAppBlocksNoDeletion shows it if it"
                      + " happens"),
          documented(
                  "space-condition-keys",
                  "Policies can require the owner (sagemaker:OwnerUserProfileArn) and the sharing"
                      + " (sagemaker:SpaceSharingType) of a space")
              .from("Service Authorization Reference, SageMaker", DATE)
              .testedBy(
                  "AppAndSpaceContractTest.aSpaceHasItsOwnerAndSharingAsConditionKeys",
                  "StudioAttacksTest.aSeizedDeprovisionerCannotDeleteSharedSpaces",
                  "DataScientistTest.usesOwnPrivateSpacesOnly")
              .decidesAccess()
              .notAsked("it takes a caller with fewer permissions"),
          documented(
                  "app-sharing-key",
                  "A policy on DeleteApp can require the sharing (sagemaker:SpaceSharingType) of"
                      + " the app's space; an app in no space has no such key")
              .from("Service Authorization Reference, SageMaker", DATE)
              .testedBy(
                  "StudioAttacksTest.seizedDeprovisionerCannotStopAppsInSharedSpaces",
                  "AppAndSpaceContractTest.aSpaceHasItsOwnerAndSharingAsConditionKeys")
              .notAsked("it takes a caller with fewer permissions"),
          guess(
                  "app-in-space",
                  "A JupyterLab app needs a space: ValidationException for one of a profile")
              .from("the current Studio's apps belong to spaces", DATE)
              .testedBy("AppContract.rejectsJupyterLabOutsideASpace"),
          guess("app-type-of-space", "An app must have its space's AppType: ValidationException")
              .from("documentation of the member SpaceSettings.AppType", DATE)
              .testedBy("AppContract.rejectsAnAppOfAnotherTypeThanItsSpace"),
          documented(
                  "app-one-owner",
                  "An app has exactly one owner, a profile or a space: ValidationException for two")
              .from("SageMaker API reference, DeleteApp", DATE)
              .testedBy(
                  "AppContract.rejectsAnAppWithTwoOwners",
                  "AppContract.rejectsAListingByProfileAndSpace"),
          modelled("app-unknown", "Deleting an unknown app is ResourceNotFound")
              .from(MODEL, DATE)
              .testedBy(
                  "AppContract.unknownAppIsNotFound",
                  "RevokeExecutorTest.anAppThatIsGoneAlreadyIsDone"),
          guess(
                  "app-pending-deletion",
                  "A new app is Pending, and cannot be deleted while it is: ResourceInUse")
              .from("public issues", DATE)
              .testedBy(
                  "AppContract.rejectsDeletionOfAPendingApp",
                  "KnownToolFailuresTeardownIT.appsOnSeveralPagesHalfPendingAreAllDeleted"),
          modelled("app-start", "An app becomes InService")
              .from(MODEL, DATE)
              .testedBy("AppContract.startsAnApp"),
          documented("app-tags", "An app carries the tags of its profile")
              .from("SageMaker API reference, CreateUserProfile: tags are added to all apps", DATE)
              .testedBy(
                  "AppContract.appInheritsTheTagsOfItsProfile",
                  "AppAndSpaceContractTest.appInheritsTheTagsOfItsOwner"),
          guess("space-with-app", "A space with an app cannot be deleted: ResourceInUse")
              .from("the operation declares the error", DATE)
              .testedBy("AppContract.spaceWithAnAppCannotBeDeleted"),
          reported("profile-with-apps", "A profile with apps cannot be deleted: ResourceInUse")
              .from(
                  "aws/amazon-sagemaker-feedback#113, aws-samples/cloudformation-studio-domain#2",
                  DATE)
              .testedBy(
                  "AppContract.profileWhoseSpaceHasAnAppCannotBeDeleted",
                  "UserProfileContractTest.rejectsDeletionOfAProfileWithApps"),
          guess(
                  "role-change-with-running-app",
                  "UpdateUserProfile changes the role while an app runs, and the app goes on")
              .from(
                  "only the domain's default settings are documented to want no running apps; the"
                      + " operation declares ResourceInUse",
                  DATE)
              .testedBy(
                  "AppContract.roleChangesWhileAnAppRuns",
                  "RevocationPlannerTest.roleIsTakenBeforeAppsAndSpacesAreRead")
              .decidesAccess(
                  "ReconcilerFaultsTest.appsStopThoughTheRoleWasRefused",
                  "ReconcilerFaultsTest.refusedQuarantineIsReportedAndRetried"),
          guess(
                  "running-app-keeps-credentials",
                  "A running app or an open page may keep credentials of the old role until they"
                      + " expire")
              .from("documentation says that a change may take some time", DATE)
              .testedBy(
                  "GrantPlannerTest.roleChangeNamesTheCredentialsThatRemain",
                  "GrantPlannerTest.roleChangeStopsTheAppsOfTheOldRoleIfAsked",
                  "DataScientistTest.residualAccessPolicyEndsCopiedCredentials")
              .decidesAccess("ReconcilerTest.leavingTheWinningGroupChangesTheRole")
              .notAsked("a run does not execute code in an app"),
          reported(
                  "app-deletion",
                  "A deleted app is Deleting at first, and Deleted later; that can take 20 minutes")
              .from("aws-cloudformation/cloudformation-coverage-roadmap#1754", DATE)
              .testedBy(
                  "AppContract.deletesAnApp",
                  "KnownToolFailuresTeardownIT.noFunctionWaitsForASlowDeletion"),
          documented("app-deleted-listed", "A Deleted app stays listed for a day")
              .from("SageMaker developer guide: metadata is deleted after 24 hours", DATE)
              .testedBy(
                  "AppContract.deletedAppStaysListed",
                  "AppAndSpaceContractTest.keepsADeletedAppListedForADay"),
          reported("app-deleted-twice", "Deleting a Deleted app is ValidationException")
              .from("errors that terraform-provider-aws expects", DATE)
              .testedBy(
                  "AppContract.rejectsDeletionOfADeletedApp",
                  "RevokeExecutorTest.anAppThatEndedSinceListingIsLeftForTheNextReconcile"),
          guess(
                  "app-deleted-blocks-nothing",
                  "Deleted apps block neither the deletion of their space nor that of its owner")
              .from("a Deleted app is metadata only", DATE)
              .testedBy("AppContract.deletedAppBlocksNoDeletion"),
          reported(
                  "app-failed",
                  "A Failed app blocks no deletion, and cannot be deleted: \"previously failed and"
                      + " was automatically deleted\"")
              .from("errors that terraform-provider-aws expects", DATE)
              .testedBy(
                  "AppAndSpaceContractTest.failedAppDoesNotBlockDeletion",
                  "AppAndSpaceContractTest.rejectsDeletionOfAFailedApp")
              .notAsked("nobody can make a start fail"),
          documented("apps-in-short-pages", "A page of ListApps may be short although more follow")
              .from("SageMaker API reference, ListApps", DATE)
              .testedBy(
                  "SageMakerStudioTest.readsTheAppsOfEveryShortPage",
                  "AppAndSpaceContractTest.pagesThroughApps")
              .decidesAccess()
              .notAsked("one app fills no page"),
          guess(
                  "studio-durations",
                  "A profile takes 10 seconds, a space 5, the deletion of a space 20, and an app"
                      + " starts in 2 minutes")
              .from("durations in public issues; the report of a run has the real ones", DATE)
              .testedBy("AppAndSpaceContractTest.startsAndDeletesAnAppAsynchronously")
              .notAsked("the report shows how long it took instead"),
          documented(
                  "studio-no-events",
                  "No events exist about states of profiles, apps or spaces, so they are polled")
              .from("EventBridge user guide, events of SageMaker", DATE)
              .testedBy("ReconcilerFaultsTest.requeuesWhileTheProfileIsPending")
              .notAsked("a run reads no events"),
          modelled("tags-limit", "A resource has at most 50 tags")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsFiftyOneTags",
                  "RevokeExecutorTest.aProfileWithFiftyTagsLosesItsRole")
              .decidesAccess(),
          documented(
                  "tags-keys",
                  "Tag keys that begin with aws: and repeated keys are ValidationException")
              .from("Tagging AWS resources user guide", DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsATagKeyOfAws",
                  "ProfileRefusalContract.rejectsATagKeyTwice"),
          modelled(
                  "profile-tags",
                  "ListTags has the tags of the creation, and those added and deleted since")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.tagsOfTheCreationAreListed",
                  "SageMakerStudioTest.findsOurTagsOnALaterPage"),
          documented(
                  "tagging-action",
                  "sagemaker:TaggingAction names the creation that adds tags, so that tags can be"
                      + " allowed on creation only")
              .from("Service Authorization Reference, SageMaker", DATE)
              .testedBy(
                  "DataScientistTest.tagsASpaceDuringItsCreationOnly",
                  "StudioAttacksTest.seizedDeprovisionerCannotDeleteOrClaimForeignProfiles")
              .decidesAccess()
              .notAsked("it takes a caller with fewer permissions"));

  private SpaceBeliefs() {}
}
