package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of a deployment: of CloudFormation, SAM and what the services refuse. */
final class DeploymentBeliefs {

  private static final String NEEDS_A_STACK = "a conformance run deploys no stack";
  private static final String REHEARSAL =
      "RehearsalTest.everyTemplateCanBeDeployedChangedAndDeleted";
  private static final String AFTER_A_ROLLBACK =
      "RehearsalFindsTest.versionsThatOutliveARollbackBlockTheNextAttempt";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented(
                  "stack-order",
                  "CloudFormation creates a resource after those to which it refers and on which it"
                      + " depends, and in any order otherwise")
              .from("CloudFormation user guide, DependsOn attribute", DATE)
              .testedBy(
                  "StackTest.aResourceFollowsThoseThatItRefersTo",
                  "RehearsalFindsTest.aCycleIsNamed",
                  REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          documented(
                  "stack-rollback",
                  "A failed creation removes what it has created, except resources whose"
                      + " DeletionPolicy is Retain")
              .from(
                  "CloudFormation user guide, DeletionPolicy attribute and stack failure options",
                  DATE)
              .testedBy(
                  "StackTest.aFailedCreationLeavesOnlyWhatIsRetained",
                  "StackTest.aFailedUpdateRestoresTheOldState",
                  "StackTest.aDeletionKeepsWhatIsRetained")
              .notAsked(NEEDS_A_STACK),
          reported(
                  "stack-failed-update",
                  "A failed update keeps the new resources whose DeletionPolicy is Retain")
              .from("serverless/serverless#9001", DATE)
              .testedBy(AFTER_A_ROLLBACK)
              .notAsked(NEEDS_A_STACK),
          guess(
                  "stack-failed-replacement",
                  "A failed update also keeps resources with Retain that replaced others")
              .from("the harder case; no source", DATE)
              .testedBy(AFTER_A_ROLLBACK, REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          modelled(
                  "resource-types",
                  "Each type of resource has known properties, some of which replace the resource"
                      + " when they change")
              .from("CloudFormation's resource type schemas", DATE)
              .testedBy(
                  "ResourceTypesAgainstSchemasTest.theTypesAreThoseOfCloudFormation",
                  "StackTest.aChangedNameReplacesTheResource",
                  "RehearsalFindsTest.aMisspeltPropertyIsRefused")
              .notAsked(NEEDS_A_STACK),
          modelled(
                  "sam-transform",
                  "SAM translates a function into known resources, down to the logical ID of its"
                      + " version")
              .from("AWS's translator, aws/serverless-application-model", DATE)
              .testedBy("SamTransformTest.translatesTheTemplateAsAwsDoes")
              .notAsked(NEEDS_A_STACK),
          reported(
                  "version-unchanged",
                  "A version of a function that has not changed since the latest one fails: \"A"
                      + " version for this Lambda function exists\"")
              .from("aws/aws-cdk#10274", DATE)
              .testedBy(
                  "SettingsNumberTest.theSettingsChangeIfAndOnlyIfTheFunctionsDo",
                  "RehearsalFindsTest.aSettingThatChangesAloneFailsTheUpdate",
                  REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          guess(
                  "version-compared-with",
                  "Lambda compares with the latest version that exists, whatever the function was"
                      + " in between")
              .from("the harder case; no source", DATE)
              .testedBy(AFTER_A_ROLLBACK, REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          documented(
                  "version-contents",
                  "Tags, RecursiveLoop and reserved concurrency belong to the function and to none"
                      + " of its versions")
              .from("Lambda developer guide, function versions", DATE)
              .testedBy(REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          guess(
                  "environment-size",
                  "The size of a function's environment, at most 4 KB, is that of its JSON")
              .from("the harder case; the quota is documented, how it is measured is not", DATE)
              .testedBy("RehearsalFindsTest.anEnvironmentOfMoreThanFourKilobytesIsRefused")
              .notAsked(NEEDS_A_STACK),
          documented(
                  "deployment-limits",
                  "Names, policies, descriptions, event patterns and templates have documented"
                      + " sizes and forms")
              .from(
                  "quotas and API references of CloudFormation, IAM, Lambda, SQS and EventBridge",
                  DATE)
              .testedBy("RehearsalFindsTest.aPolicyThatIsTooLongIsRefused", REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          documented(
                  "deletion-refused",
                  "Protected tables, attached policies, and versions with an alias cannot be"
                      + " deleted")
              .from(
                  "API references of DynamoDB, IAM and Lambda: DeleteTable, DeletePolicy,"
                      + " DeleteFunction",
                  DATE)
              .testedBy("RehearsalFindsTest.aProtectedTableCannotBeDeleted", REHEARSAL)
              .notAsked(NEEDS_A_STACK),
          guess(
                  "deletion-of-application",
                  "An application of AppConfig with configuration profiles cannot be deleted")
              .from("the harder case; no source", DATE)
              .testedBy(REHEARSAL)
              .notAsked(NEEDS_A_STACK));

  private DeploymentBeliefs() {}
}
