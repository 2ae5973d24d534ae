package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of the Identity Store. */
final class DirectoryBeliefs {

  private static final String MODEL = "service model of identitystore, 2020-06-15";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          modelled("user-status", "DescribeUser returns the user's status, ENABLED or DISABLED")
              .from(MODEL, DATE)
              .testedBy(
                  "UserContract.newUserIsEnabled",
                  "ReconcilerTest.deletedOrDisabledUserLosesTheProfile")
              .decidesAccess(),
          modelled(
                  "user-not-found",
                  "A deleted user is ResourceNotFoundException with the ResourceType USER and"
                      + " without a Reason")
              .from(MODEL, DATE)
              .testedBy(
                  "UserContract.deletedUserIsNotFoundAsAUser",
                  "IdentityStoreDirectoryTest.aDeletedUserIsEmpty")
              .decidesAccess(),
          modelled(
                  "not-found-reason",
                  "ResourceNotFoundException may have a Reason such as KMS_KEY_NOT_FOUND, and then"
                      + " says nothing about the user")
              .from(MODEL, DATE)
              .testedBy("BrokenNeighboursIT.aKeyThatIsGoneDeletesNobody")
              .decidesAccess()
              .notAsked("it takes a directory whose key is gone"),
          guess(
                  "other-identity-store",
                  "A store id that does not exist is ResourceNotFoundException, of another type"
                      + " than USER")
              .from("the harder case: the same error as for a deleted user", DATE)
              .testedBy(
                  "UserContract.rejectsAnotherIdentityStore",
                  "IdentityStoreDirectoryTest.aMissingIdentityStoreIsNoAnswerAboutAnybody")
              .decidesAccess("ReconcilerTest.anotherIdentityStoreDeletesNobody"),
          documented(
                  "other-region",
                  "The directory does not exist in a region without Identity Center:"
                      + " ResourceNotFoundException")
              .from(
                  "IAM Identity Center user guide, regional endpoints; the error is a guess", DATE)
              .testedBy(
                  "UserContract.answersInItsOwnRegionOnly",
                  "IdentityStoreDirectoryTest.aMissingIdentityStoreIsNoAnswerAboutAnybody")
              .decidesAccess(),
          modelled("malformed-user-id", "A malformed user id is ValidationException")
              .from(MODEL, DATE)
              .testedBy("UserContract.rejectsAMalformedUserId"),
          modelled("user-by-name", "GetUserId finds a user by userName")
              .from(MODEL, DATE)
              .testedBy("UserContract.findsAUserByName"),
          guess("user-by-name-case", "GetUserId finds a user by userName regardless of case")
              .from("user names are unique regardless of case", DATE)
              .testedBy("UserContract.findsAUserByNameRegardlessOfCase"),
          modelled("unknown-name", "GetUserId of an unknown name is ResourceNotFoundException")
              .from(MODEL, DATE)
              .testedBy("UserContract.unknownNameIsNotFound"),
          reported("user-name-taken", "A taken user name is ConflictException")
              .from("\"Duplicate UserName\" in awslabs/ssosync issues", DATE)
              .testedBy("UserContract.rejectsATakenUserName"),
          guess("user-name-case", "User names are compared regardless of case")
              .from("the harder case for tests", DATE)
              .testedBy("UserContract.rejectsATakenUserNameRegardlessOfCase"),
          modelled(
                  "users-in-pages", "ListUsers returns pages, and a NextToken while there are more")
              .from(MODEL, DATE)
              .testedBy("UserContract.listsUsersInPages"),
          modelled(
                  "page-of-100",
                  "A page has at most 100 entries; a larger MaxResults is ValidationException")
              .from(MODEL, DATE)
              .testedBy("UserContract.rejectsAPageOf101Users"),
          modelled("user-rename", "A renamed user keeps the id")
              .from(MODEL + ": UpdateUser names the user by id", DATE)
              .testedBy(
                  "UserContract.renamedUserKeepsTheId", "ReconcilerTest.renamedUserKeepsTheProfile")
              .decidesAccess(),
          guess("user-update-atomic", "UpdateUser applies all of its operations or none")
              .from("one call, one answer", DATE)
              .testedBy("UserContract.updateWithAWrongOperationChangesNothing"),
          guess("user-update-status", "UpdateUser accepts userStatus")
              .from("the shape User has the member; AWS may keep it read-only", DATE)
              .testedBy(
                  "UserContract.updateCanDisableAUser",
                  "DirectoryContractTest.updatesTheStatusOfAUser"),
          modelled(
                  "group-name-spaces",
                  "The name of a group may contain spaces, and has up to 1,024 characters")
              .from(MODEL, DATE)
              .testedBy("GroupContract.nameMayContainSpaces"),
          modelled(
                  "group-name-any",
                  "The name of a group may be absent, or have characters that no mapping row can"
                      + " have")
              .from(MODEL, DATE)
              .testedBy(
                  "HostileNamesIT.aGroupNameThatNoRowCanHaveStopsNobody",
                  "MappingRowsTest.conventionIgnoresAGroupWithoutAName")
              .decidesAccess()
              .notAsked(
                  "CreateGroup requires a name; such groups come from a synchronised directory"),
          modelled("group-by-name", "GetGroupId finds a group by displayName")
              .from(MODEL, DATE)
              .testedBy("GroupContract.findsAGroupByName"),
          reported(
                  "group-name-taken",
                  "A taken group name is ConflictException, on creation and on renaming")
              .from("\"Duplicate GroupDisplayName\" in awslabs/ssosync issues", DATE)
              .testedBy(
                  "GroupContract.rejectsATakenGroupName",
                  "GroupContract.rejectsARenameToATakenName"),
          guess("group-name-case", "Group names are compared regardless of case")
              .from("the harder case for tests", DATE)
              .testedBy("GroupContract.rejectsATakenGroupNameRegardlessOfCase"),
          modelled(
                  "group-not-found",
                  "A deleted group is ResourceNotFoundException with the ResourceType GROUP and"
                      + " without a Reason")
              .from(MODEL, DATE)
              .testedBy(
                  "GroupContract.deletedGroupIsNotFoundAsAGroup",
                  "IdentityStoreDirectoryTest.aGroupHasANameUntilItIsDeleted")
              .decidesAccess(),
          guess(
                  "group-not-found-in-lists",
                  "ListGroupMemberships of a deleted group is ResourceNotFoundException")
              .from("the operation declares the error", DATE)
              .testedBy(
                  "GroupContract.deletedGroupHasNoListOfMembers",
                  "SweepTest.membersOfADeletedGroupGoToTheDeprovisioner")
              .decidesAccess("SweepTest.findsMissedJoinsAndDepartures"),
          modelled("group-rename", "A renamed group keeps its id and its members")
              .from(MODEL + ": UpdateGroup names the group by id", DATE)
              .testedBy(
                  "GroupContract.renamedGroupKeepsItsIdAndMembers",
                  "SweepTest.groupRenamedToAnotherRowIsGranted")
              .decidesAccess(),
          reported(
                  "membership-duplicate",
                  "An existing membership is ConflictException \"Member and Group relationship"
                      + " already exists\"")
              .from("a published CloudTrail event with this errorMessage", DATE)
              .testedBy("MembershipContract.rejectsADuplicateMembership"),
          modelled(
                  "membership-unknown-member",
                  "A membership of an unknown user is ResourceNotFoundException")
              .from(MODEL, DATE)
              .testedBy("MembershipContract.rejectsAnUnknownMember"),
          modelled(
                  "membership-id",
                  "GetGroupMembershipId finds a membership, and DescribeGroupMembership names its"
                      + " user while it exists")
              .from(MODEL, DATE)
              .testedBy(
                  "MembershipContract.findsAMembershipByGroupAndUser",
                  "MembershipContract.describesAMembershipByItsId"),
          modelled("membership-created", "Lists of memberships tell when each began: CreatedAt")
              .from(MODEL, DATE)
              .testedBy(
                  "MembershipContract.aMembershipTellsWhenItBegan",
                  "AccessPeriodLoopTest.accessOfAGuestEndsAfterItsDays")
              .decidesAccess(
                  "AccessPeriodLoopTest.withoutADirectoryDateDaysCountFromTheFirstSight"),
          modelled(
                  "membership-ended",
                  "An ended membership cannot be read: ResourceNotFoundException")
              .from(MODEL, DATE)
              .testedBy(
                  "MembershipContract.deletedMembershipIsNotFound",
                  "SweeperIT.theSweepFindsADeletedUnrecordedMembership")
              .decidesAccess(),
          modelled(
                  "groups-of-user-in-pages",
                  "ListGroupMembershipsForMember lists all groups of a user, in pages")
              .from(MODEL, DATE)
              .testedBy(
                  "MembershipContract.listsTheGroupsOfAUserInPages",
                  "IdentityStoreDirectoryTest.readsTheMembershipsOfEveryPage")
              .decidesAccess(),
          modelled(
                  "members-of-group-in-pages",
                  "ListGroupMemberships lists all members of a group, in pages")
              .from(MODEL, DATE)
              .testedBy("MembershipContract.listsTheMembersOfAGroupInPages")
              .decidesAccess(),
          modelled(
                  "is-member-in-groups",
                  "IsMemberInGroups answers for each group whether the user is a member")
              .from(MODEL, DATE)
              .testedBy("MembershipContract.answersWhetherAUserIsInGroups"),
          guess("deletion-ends-memberships", "Deleting a user or a group ends its memberships")
              .from("a membership without its user or group makes no sense", DATE)
              .testedBy(
                  "MembershipContract.deletingAUserEndsTheMemberships",
                  "MembershipContract.deletingAGroupEndsTheMemberships")
              .decidesAccess(
                  "ReconcilerTest.deletedOrDisabledUserLosesTheProfile",
                  "SweepTest.membersOfADeletedGroupGoToTheDeprovisioner"),
          documented(
                  "directory-read-elsewhere",
                  "Accounts of the organization can read the directory of another account")
              .from("IAM Identity Center user guide, identity store API access", DATE)
              .testedBy("IdentityCenterAccountTest.otherAccountsReadTheDirectoryAndDoNotChangeIt")
              .notAsked("it takes a second account"),
          guess(
                  "directory-write-elsewhere",
                  "Writes from another account are denied, whatever its policies allow")
              .from("the harder case for callers", DATE)
              .testedBy("IdentityCenterAccountTest.otherAccountsReadTheDirectoryAndDoNotChangeIt")
              .notAsked("it takes a second account"),
          documented(
                  "directory-actions",
                  "Identity Store actions need the store and each user, group or membership that"
                      + " they access as resources")
              .from("Service Authorization Reference, Identity Store", DATE)
              .testedBy("AwsEndpointContractTest.describeUserRequiresStoreAndUser")
              .notAsked("it takes a caller with fewer permissions"),
          modelled("directory-throttling", "ThrottlingException carries RetryAfterSeconds")
              .from(MODEL, DATE)
              .testedBy("IntakeTest.throttledMessageIsRequeuedAsAwsAsks")
              .notAsked("a run must not exhaust the account's request rate"));

  private DirectoryBeliefs() {}
}
