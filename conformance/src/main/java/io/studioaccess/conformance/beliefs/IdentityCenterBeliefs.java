package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of IAM Identity Center. */
final class IdentityCenterBeliefs {

  private static final String MODEL = "service model of sso-admin, 2020-07-20";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          reported(
                  "profile-without-assignment",
                  "A profile alone lets nobody in: the user or a group must be assigned to the"
                      + " domain's application")
              .from(
                  "boto/boto3#3180, aws/aws-cdk#23627, hashicorp/terraform-provider-aws#28958",
                  DATE)
              .testedBy(
                  "GroupAssignmentIT.theFirstMemberLetsTheGroupInAndTheOthersAskNoMore",
                  "GrantExecutorTest.letsTheGroupInAndASecondTimeToo")
              .decidesAccess()
              .notAsked("it takes a person who signs in"),
          documented(
                  "application-of-domain",
                  "DescribeDomain names the application of a domain created since October 2023, and"
                      + " of no older one")
              .from("SageMaker API reference, SingleSignOnApplicationArn", DATE)
              .testedBy(
                  "GroupAssignmentIT.anOldDomainIsServedWithAHintForManualAssignment",
                  "GroupAssignmentTest.domainWithoutApplicationRequiresAManualStep")
              .notAsked("it takes an older domain"),
          modelled("assignment-listed", "An assigned group is described and listed")
              .from(MODEL, DATE)
              .testedBy("AssignmentContract.listsAnAssignedGroup"),
          modelled("assignment-duplicate", "An existing assignment is ConflictException")
              .from(MODEL, DATE)
              .testedBy(
                  "AssignmentContract.rejectsADuplicateAssignment",
                  "ApplicationAssignmentsTest.anAdministratorWhoIsFasterKeepsTheAssignment"),
          guess(
                  "assignment-unknown-group",
                  "Assigning an unknown group is ResourceNotFoundException")
              .from("the operation declares the error", DATE)
              .testedBy(
                  "AssignmentContract.rejectsAnUnknownGroup",
                  "SsoApplicationGroupsTest.missingApplicationOrGroupIsRefused"),
          guess(
                  "assignment-unknown-application",
                  "Assigning to an unknown application is ResourceNotFoundException")
              .from("the operation declares the error", DATE)
              .testedBy(
                  "AssignmentContract.rejectsAnUnknownApplication",
                  "SsoApplicationGroupsTest.missingApplicationOrGroupIsRefused"),
          modelled(
                  "assignment-not-found",
                  "A deleted assignment is ResourceNotFoundException, described or deleted")
              .from(MODEL, DATE)
              .testedBy("AssignmentContract.deletedAssignmentIsNotFound"),
          modelled("assignment-maker", "No API tells who made an assignment")
              .from(MODEL + ": ApplicationAssignment", DATE)
              .testedBy("ApplicationAssignmentsTest.anAssignmentFromBeforeIsFound")
              .notAsked("the model has no such field"),
          guess(
                  "assignment-listed-at-once",
                  "A new assignment is listed at once, and a deleted one no more")
              .from("no delay is documented; later, ours would count as found, and stay", DATE)
              .testedBy(
                  "AssignmentContract.listsAnAssignedGroup",
                  "ApplicationAssignmentsTest.anAdministratorWhoIsFasterKeepsTheAssignment"),
          guess("assignment-again", "A deleted assignment can be made again at once")
              .from("no waiting time is documented", DATE)
              .testedBy("AssignmentContract.assignsOnceMoreAfterADeletion"),
          documented(
                  "instance-owner",
                  "ListInstances names the account that owns the instance, and its identity store")
              .from("IAM Identity Center API reference, InstanceMetadata", DATE)
              .testedBy(
                  "AssignmentContract.instanceNamesItsOwnerAndStore",
                  "InstallationContractTest.listsTheInstanceAndRejectsAnUnknownRule"),
          documented(
                  "instance-region",
                  "The instance answers in its primary region and in those to which it is"
                      + " replicated, and every account of the organization sees it with its owner")
              .from(
                  "IAM Identity Center user guide, IAM Identity Center across multiple Regions",
                  DATE)
              .testedBy(
                  "InstanceContractTest.everyAccountSeesTheOwnerAndOnlyAdministratorsTheKey",
                  "DoctorIT.findsTheRegionOfTheIdentityStore",
                  "StudioAccountTest.theProvisionerLetsGroupsInToTheDomainsOfTheAccount")
              .notAsked("it takes a replicated instance and a second account"),
          documented(
                  "sessions-end",
                  "A user who is disabled or deleted loses the sign-in session within 30 minutes,"
                      + " an IAM role session within 12 hours")
              .from("IAM Identity Center user guide, authentication sessions", DATE)
              .testedBy("DataScientistTest.oneUsersSessionsEndWithThePolicyOnTheSourceIdentity")
              .notAsked("it takes a person who signs in"));

  private IdentityCenterBeliefs() {}
}
