package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of Studio domains and user profiles. */
final class ProfileBeliefs {

  private static final String MODEL = "service model of sagemaker, 2017-07-24";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          modelled(
                  "profile-name-pattern",
                  "A profile name has 1 to 63 letters, digits and inner hyphens, without"
                      + " underscores; anything else is ValidationException and names"
                      + " userProfileName")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsAnUnderscoreInTheName",
                  "ProfileRefusalContract.rejectsATrailingHyphenInTheName",
                  "ProfileRefusalContract.rejectsANameOf64Characters",
                  "ProfileRefusalContract.rejectsCreationWithoutAName",
                  "ProfileNamingTest.everyUserNameGetsALegalProfileName"),
          reported(
                  "validation-together",
                  "All violations of the model are reported in one ValidationException")
              .from("messages in public issues: \"2 validation errors detected\"", DATE)
              .testedBy("ProfileRefusalContract.reportsAllViolationsTogether"),
          modelled("settings-bounds", "Settings outside of their bounds are ValidationException")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsSettingsOutsideTheirBounds",
                  "ProfileRefusalContract.rejectsSixSecurityGroups",
                  "SupportedSettingsSdkTest.rowsMayHaveEverySettingOfTheSdk"),
          modelled("execution-role-pattern", "An execution role must have the form of a role's ARN")
              .from(MODEL, DATE)
              .testedBy("ProfileRefusalContract.rejectsAnArnThatIsNotARole"),
          guess(
                  "execution-role-exists",
                  "A role that does not exist fails creation and update with ValidationException")
              .from("the harder case; AWS may accept the ARN and let the apps fail", DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsARoleThatDoesNotExist",
                  "UserProfileContractTest.rejectsCreationWithADeletedRoleUntilRestored",
                  "LeavingTroubleIT.withoutQuarantineRoleAppsStopAndRetriesContinue")
              .decidesAccess("LeavingIT.aLeaverIsQuarantinedAtOnceAndDeletedWhenDue"),
          reported(
                  "execution-role-account",
                  "A role of another account is refused: \"Cross-account pass role is not"
                      + " allowed.\"")
              .from("the same message of other services", DATE)
              .testedBy("KnownToolFailuresIT.aGrantedUserCanSignIn")
              .notAsked("the policy of the run allows no role of another account"),
          documented(
                  "sign-on-required",
                  "An SSO domain requires the sign-on name of a directory user, by the identifier"
                      + " UserName")
              .from("SageMaker API reference, CreateUserProfile", DATE)
              .testedBy(
                  "ProfileRefusalContract.requiresASignOnNameInAnSsoDomain",
                  "ProfileRefusalContract.rejectsAnUnknownSignOnUser",
                  "ProfileRefusalContract.rejectsASignOnIdentifierOtherThanUserName")
              .decidesAccess(),
          documented("sign-on-in-iam-domain", "An IAM domain refuses a sign-on name")
              .from("SageMaker API reference, CreateUserProfile", DATE)
              .testedBy(
                  "UserProfileContractTest.rejectsASignOnNameInAnIamDomain",
                  "SageMakerStudioTest.aDomainInIamModeIsUnsuitableAndNamed")
              .notAsked("it takes a second domain"),
          guess("second-profile", "A second profile of a sign-on user in a domain is ResourceInUse")
              .from("one user has one profile for each domain, says the documentation", DATE)
              .testedBy(
                  "ProfileContract.rejectsASecondProfileOfASignOnUser",
                  "MembershipEventsIT.aProfileUnderAnotherNameIsRefusedAtCreation")
              .decidesAccess("ReconcilerTest.profileCreatedByHandUnderAnotherNameIsFound"),
          modelled("profile-name-taken", "A taken profile name is ResourceInUse")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.rejectsATakenName",
                  "ReconcilerTest.takenNameFallsBackToTheHashedName"),
          documented("profile-name-case", "Profile names are compared regardless of case")
              .from("SageMaker API reference, UserProfileName is not case sensitive", DATE)
              .testedBy(
                  "ProfileContract.rejectsATakenNameRegardlessOfCase",
                  "ProfileContract.findsAProfileRegardlessOfCase"),
          guess("profile-name-kept", "The case of a profile name is kept in descriptions")
              .from("the harder case", DATE)
              .testedBy("ProfileContract.keepsTheCaseOfAName"),
          guess("profile-arn-case", "A profile's ARN has the name in lower case")
              .from("ARNs in public issues", DATE)
              .testedBy("ProfileContract.arnHasTheNameInLowerCase"),
          guess(
                  "domain-unknown-on-create",
                  "CreateUserProfile in an unknown domain is ValidationException \"does not"
                      + " exist\"")
              .from("the operation does not declare ResourceNotFound", DATE)
              .testedBy(
                  "ProfileRefusalContract.rejectsAProfileInAnUnknownDomain",
                  "BadInputIT.aMissingDomainIsRefused"),
          modelled("domain-unknown", "DescribeDomain of an unknown domain is ResourceNotFound")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileRefusalContract.unknownDomainIsNotFound",
                  "SageMakerStudioTest.aMissingDomainIsEmpty"),
          guess("domain-not-in-service", "A domain that is not InService refuses new profiles")
              .from("the documented states of a domain", DATE)
              .testedBy("UserProfileContractTest.rejectsADomainThatIsNotInService")
              .notAsked("a run neither creates nor deletes a domain"),
          guess("domain-deleted-listing", "Listings by the id of a deleted domain are empty")
              .from("list operations declare no ResourceNotFound", DATE)
              .testedBy(
                  "DomainContractTest.deletingADomainDeletesItsContents",
                  "LeavingTroubleIT.aDeletedDomainRevokesWithThatReason")
              .notAsked("a run neither creates nor deletes a domain"),
          modelled(
                  "domain-unified-studio",
                  "Domains of Unified Studio are recognised by"
                      + " DomainSettings.UnifiedStudioSettings")
              .from(MODEL, DATE)
              .testedBy("SageMakerStudioTest.aDomainOfUnifiedStudioIsUnsuitableAndNamed")
              .notAsked("it takes a domain of Unified Studio"),
          modelled(
                  "profile-quota",
                  "Beyond the quota of profiles, CreateUserProfile is ResourceLimitExceeded")
              .from(MODEL, DATE)
              .testedBy(
                  "UserProfileContractTest.rejectsProfilesBeyondTheQuota",
                  "BrokenNeighboursIT.aFullDomainIsRefusedWithItsQuota")
              .notAsked("it would fill the domain"),
          modelled("profile-pending", "A new profile is Pending at first, and InService later")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.newProfileIsPendingThenInService",
                  "ReconcilerFaultsTest.requeuesWhileTheProfileIsPending"),
          guess(
                  "profile-pending-changes",
                  "A Pending profile can neither be updated nor deleted: ResourceInUse")
              .from("the operations declare the error", DATE)
              .testedBy(
                  "ProfileContract.rejectsChangesOfAPendingProfile",
                  "SeveralAccountsIT.leavingDuringCreationRevokesTheProfile"),
          modelled(
                  "profile-failed",
                  "A profile can become Failed or Update_Failed, with a FailureReason")
              .from(MODEL, DATE)
              .testedBy(
                  "UserProfileContractTest.failsNextProfileWithTheGivenReason",
                  "GrantPlannerTest.failedProfileIsRecreatedThreeTimesThenReported")
              .notAsked("nobody can make a creation fail"),
          modelled(
                  "profile-described",
                  "DescribeUserProfile returns the sign-on user, the role and the home directory's"
                      + " uid")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.describesTheUserTheRoleAndTheHomeDirectory",
                  "SageMakerStudioTest.tellsWhatStands")
              .decidesAccess(),
          guess(
                  "update-keeps-settings",
                  "UpdateUserProfile keeps the settings that it does not name")
              .from("the harder case is a loss of the role", DATE)
              .testedBy(
                  "ProfileContract.updateKeepsOtherSettings",
                  "GrantExecutorTest.changesTheSettingsThatAreNamedAndNoOthers")
              .decidesAccess("GrantPlannerTest.wrongRoleIsRetriedWithoutLimit"),
          guess(
                  "update-replaces-settings",
                  "UpdateUserProfile replaces a setting that it names as a whole")
              .from("the member is a structure", DATE)
              .testedBy(
                  "ProfileContract.updateReplacesANamedSettingAsAWhole",
                  "UserProfileContractTest.updateReplacesNamedMembersAsAWhole"),
          modelled(
                  "role-change",
                  "UpdateUserProfile changes the execution role of an existing profile")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.changesTheRole",
                  "GrantExecutorTest.changesTheRoleOfAProfileOfOurs")
              .decidesAccess(),
          modelled(
                  "profile-modified-listed",
                  "ListUserProfiles has the same status and LastModifiedTime as"
                      + " DescribeUserProfile")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.listsTheTimeOfTheLastModification",
                  "SweepTest.foreignProfileIsReadOnceUntilModified")
              .decidesAccess(),
          guess("profile-modified-at-end", "The end of an update changes LastModifiedTime")
              .from("the harder case for callers that compare times", DATE)
              .testedBy(
                  "ProfileContract.endOfAnUpdateChangesTheTimeOfTheLastModification",
                  "UserProfileContractTest.listsTheSameModificationTimeAsDescribe"),
          modelled(
                  "profiles-in-pages",
                  "ListUserProfiles returns pages, and a NextToken while there are more")
              .from(MODEL, DATE)
              .testedBy("ProfileContract.listsProfilesInPages")
              .decidesAccess(),
          guess(
                  "profiles-by-part-of-name",
                  "UserProfileNameContains finds names regardless of case")
              .from("names are not case sensitive", DATE)
              .testedBy("ProfileContract.listsProfilesByAPartOfTheirNameRegardlessOfCase"),
          modelled("next-token-invalid", "An invalid NextToken is ValidationException")
              .from(MODEL, DATE)
              .testedBy("ProfileRefusalContract.rejectsAnInvalidNextToken"),
          modelled(
                  "profile-unknown",
                  "Describing, updating or deleting an unknown profile is ResourceNotFound")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileRefusalContract.unknownProfileIsNotFound",
                  "RevokeExecutorTest.profileThatIsGoneAlreadyIsDone")
              .decidesAccess(),
          modelled("profile-deletion", "A profile is Deleting at first, and ResourceNotFound later")
              .from(MODEL, DATE)
              .testedBy("ProfileContract.deletedProfileIsNotFound"),
          guess("profile-recreated", "Name and user of a deleted profile can be used again at once")
              .from("no waiting time is documented", DATE)
              .testedBy("ProfileContract.deletedNameAndUserCanBeUsedAgain"),
          modelled(
                  "profile-creation-time",
                  "CreationTime identifies a profile: an update keeps it, and a profile that is"
                      + " created again has another")
              .from(MODEL, DATE)
              .testedBy(
                  "ProfileContract.creationTimeIdentifiesAProfile",
                  "ReconcilerTest.profileCreatedAgainBySomebodyElseIsBlocked")
              .decidesAccess(),
          guess(
                  "gone-profile-denied",
                  "Where a policy requires tags, deleting a profile that is gone may be"
                      + " AccessDeniedException rather than ResourceNotFound")
              .from("a profile that is gone has no tags", DATE)
              .testedBy("KnownToolFailuresTeardownIT.aProfileGoneAtDeletionIsFine")
              .notAsked("it takes a caller with fewer permissions"),
          guess(
                  "profile-home-stays",
                  "Deleting a profile leaves its home directory on the file system")
              .from("the file system belongs to the domain, and the description has a uid", DATE)
              .testedBy("RevocationPlannerTest.revokedNamesTheRemainingHomeDirectory")
              .notAsked("a run does not mount the file system"),
          guess(
                  "profile-remade-at-sign-in",
                  "Studio may make a new profile with the domain's default role when an assigned"
                      + " user without one signs in")
              .from("the member DefaultUserSettings", DATE)
              .testedBy(
                  "SweepTest.findsADefaultRoleWithPermissions",
                  "SeveralAccountsIT.aDefaultRoleWithPermissionsIsReported")
              .decidesAccess("LeavingIT.aLeaverIsQuarantinedAtOnceAndDeletedWhenDue")
              .notAsked("it takes a person who signs in"),
          documented(
                  "session-name-mode",
                  "ExecutionRoleSessionNameMode exists, and the SDK in use lacks it")
              .from("SageMaker API reference, StudioWebPortalSettings", DATE)
              .testedBy("SupportedSettingsSdkTest.sdkLacksTheSessionNameMode")
              .notAsked("the SDK in use lacks it"),
          documented(
                  "profile-actions",
                  "Profile actions need the profile's ARN, iam:PassRole of a named role, and"
                      + " sagemaker:AddTags for tags on creation")
              .from("Service Authorization Reference, SageMaker", DATE)
              .testedBy(
                  "AwsEndpointContractTest.creationRequiresPassRole",
                  "AwsEndpointContractTest.creationWithTagsRequiresAddTags",
                  "StudioAttacksTest.aSeizedProvisionerCannotPassOtherRoles")
              .decidesAccess()
              .notAsked("it takes a caller with fewer permissions"),
          documented(
                  "profile-resource-tags",
                  "Policies can require tags of the profile (aws:ResourceTag) and of the request")
              .from("Service Authorization Reference, SageMaker", DATE)
              .testedBy(
                  "AwsEndpointContractTest.enforcesResourceTagConditions",
                  "StudioAttacksTest.seizedProvisionerCannotChangeForeignProfiles")
              .decidesAccess()
              .notAsked("it takes a caller with fewer permissions"));

  private ProfileBeliefs() {}
}
