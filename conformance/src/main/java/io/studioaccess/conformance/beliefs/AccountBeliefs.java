package io.studioaccess.conformance.beliefs;

import static io.studioaccess.conformance.beliefs.Belief.documented;
import static io.studioaccess.conformance.beliefs.Belief.guess;
import static io.studioaccess.conformance.beliefs.Belief.modelled;
import static io.studioaccess.conformance.beliefs.Belief.reported;

import java.util.List;

/** What is believed of IAM, STS, and the services with which administrators inspect a stack. */
final class AccountBeliefs {

  private static final String IAM = "IAM user guide, policy evaluation logic";
  private static final String NEEDS_CALLERS = "it takes callers with chosen policies";
  private static final String DATE = "2026-11-27";

  static final List<Belief> ALL =
      List.of(
          documented("iam-evaluation", "An explicit Deny wins, and what nothing allows is denied")
              .from(IAM, DATE)
              .testedBy(
                  "PolicyTest.explicitDenyOverridesAllow", "PolicyTest.deniesWhatNoStatementAllows")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          documented("iam-case", "Actions are compared regardless of case, resources with it")
              .from(IAM, DATE)
              .testedBy(
                  "PolicyTest.comparesActionsRegardlessOfCase",
                  "PolicyTest.comparesResourcesCaseSensitively")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          documented(
                  "iam-missing-key",
                  "A condition on a missing key fails, a negated or IfExists one holds, and"
                      + " ForAllValues holds without values")
              .from("IAM user guide, condition operators", DATE)
              .testedBy(
                  "PolicyTest.aNegatedOperatorHoldsWithoutTheKey",
                  "PolicyTest.ifExistsHoldsWithoutTheKey",
                  "DynamoDbPermissionsContractTest.withoutNullAMissingKeyIsAllowed")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          documented(
                  "iam-denied-message",
                  "A denied call is AccessDeniedException, and its message names the action")
              .from("IAM user guide, access denied error messages", DATE)
              .testedBy("AwsEndpointContractTest.deniesWithAwssMessage")
              .notAsked(NEEDS_CALLERS),
          reported(
                  "credentials-unknown",
                  "An unknown access key is UnrecognizedClientException, an expired session"
                      + " ExpiredTokenException")
              .from("errors that published tools expect", DATE)
              .testedBy(
                  "AwsEndpointContractTest.rejectsAnUnknownAccessKey",
                  "AssumeRoleContractTest.sessionExpiresOnTheSandboxClock",
                  "ErrorMessagesIT.unusableCredentials")
              .notAsked("a run uses valid credentials only"),
          reported(
                  "sts-unknown-role",
                  "Assuming an unknown role is AccessDenied, as for one that does not trust the"
                      + " caller")
              .from("public issues", DATE)
              .testedBy(
                  "AccountContract.unknownRoleCannotBeAssumed",
                  "AssumeRoleContractTest.rejectsAnUnknownRoleLikeAnUntrustingOne"),
          documented("sts-external-id", "A role's trust policy can require an external id")
              .from("IAM user guide, the confused deputy problem", DATE)
              .testedBy(
                  "AssumeRoleContractTest.rejectsAWrongOrMissingExternalId",
                  "StudioAccountTest.eachFunctionAssumesItsOwnRoleAndNoOther")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          guess(
                  "sts-external-id-of-tags",
                  "The external id is also known when STS checks sts:TagSession")
              .from("the request is the same", DATE)
              .testedBy("AssumeRoleContractTest.sessionTagsRequireTagSessionOnBothSides")
              .notAsked(NEEDS_CALLERS),
          documented(
                  "sts-chaining",
                  "A session of a role that was assumed by a role lasts an hour at most")
              .from("STS API reference, AssumeRole", DATE)
              .testedBy(
                  "AssumeRoleContractTest.roleChainingIsLimitedToOneHour",
                  "AccountSessionTest.credentialsAreRenewedFiveMinutesBeforeExpiry")
              .notAsked(NEEDS_CALLERS),
          guess(
                  "sts-role-recreated",
                  "Sessions of a deleted role are invalid at once, also if the role is created"
                      + " again")
              .from("a role has a unique id", DATE)
              .testedBy("AssumeRoleContractTest.sessionsOfADeletedRoleStayInvalidIfItIsRecreated")
              .notAsked("a run creates no role"),
          documented(
                  "sts-both-policies",
                  "AssumeRole requires the caller's policies and the role's trust policy, and"
                      + " sts:TagSession on both sides for session tags")
              .from("STS API reference, AssumeRole; IAM user guide, session tags", DATE)
              .testedBy(
                  "AssumeRoleContractTest.rejectsAPrincipalWithoutPermission",
                  "AssumeRoleContractTest.rejectsAnotherPrincipalOfTheTrustedAccount",
                  "AssumeRoleContractTest.sessionTagsRequireTagSessionOnBothSides")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          documented(
                  "token-issue-time",
                  "A policy on aws:TokenIssueTime or aws:SourceIdentity ends the sessions that"
                      + " exist")
              .from("IAM user guide, revoking temporary credentials", DATE)
              .testedBy(
                  "DataScientistTest.residualAccessPolicyEndsCopiedCredentials",
                  "DataScientistTest.oneUsersSessionsEndWithThePolicyOnTheSourceIdentity")
              .decidesAccess()
              .notAsked(NEEDS_CALLERS),
          documented(
                  "policy-size",
                  "A managed policy has at most 6,144 characters, without white space")
              .from("IAM user guide, quotas", DATE)
              .testedBy("ManagedPoliciesIT.thePoliciesAreWithinTheSizeLimit")
              .notAsked("a run creates no policy"),
          modelled("iam-role-unknown", "GetRole of an unknown role is NoSuchEntity")
              .from("service model of iam, 2010-05-08", DATE)
              .testedBy("AccountContract.unknownRoleIsNoSuchEntity"),
          reported(
                  "stack-unknown",
                  "DescribeStacks of an unknown stack is ValidationError \"does not exist\"")
              .from("errors that published tools expect", DATE)
              .testedBy(
                  "AccountContract.unknownStackIsAValidationError",
                  "ErrorMessagesIT.aRegionWithoutTheStack"),
          documented(
                  "quota-default", "The default quota of Studio user profiles, L-AC46C40F, is 60")
              .from("AWS General Reference, SageMaker quotas", DATE)
              .testedBy(
                  "AccountContract.sixtyProfilesAreTheDefaultQuota",
                  "DoctorIT.findsTheFaultWithItsFixAndNothingElse"),
          documented(
                  "quota-unknown",
                  "GetServiceQuota of an unknown or unapplied quota is NoSuchResourceException")
              .from("Service Quotas API reference, GetServiceQuota", DATE)
              .testedBy(
                  "AccountContract.unknownQuotaIsNoSuchResource",
                  "DoctorIT.aQuotaThatAwsDoesNotTellIsNotCheckedAndNoFault"),
          modelled("trail-unknown", "GetTrailStatus of an unknown trail is TrailNotFoundException")
              .from("service model of cloudtrail, 2013-11-01", DATE)
              .testedBy("AccountContract.unknownTrailIsNotFound"),
          modelled(
                  "alarm-unknown",
                  "SetAlarmState of an unknown alarm is ResourceNotFound, the query protocol's"
                      + " code")
              .from("service model of cloudwatch, 2010-08-01", DATE)
              .testedBy(
                  "AccountContract.unknownAlarmIsNotFound",
                  "CloudWatchProtocolsTest.reportsErrorsInCborWithTheCodeOfTheQueryProtocol"),
          modelled(
                  "cloudwatch-protocols",
                  "CloudWatch speaks RPC v2 with CBOR, AWS JSON 1.0 and the query protocol; in the"
                      + " first two, x-amzn-query-error has the query protocol's error code")
              .from("service model of cloudwatch, 2010-08-01; the codes are guesses", DATE)
              .testedBy(
                  "AccountContract.unknownAlarmIsNotFound",
                  "CloudWatchProtocolsTest.reportsErrorsInCborWithTheCodeOfTheQueryProtocol",
                  "CloudWatchProtocolsTest.answersAwsJson"),
          guess(
                  "request-unknown-member",
                  "An unknown member of a request is SerializationException")
              .from("the harder case for callers", DATE)
              .testedBy("AwsEndpointContractTest.rejectsUnknownMembers")
              .notAsked("the SDK cannot send one"),
          reported(
                  "throttling-codes",
                  "Throttling has several error codes, and a DynamoDB transaction may be cancelled"
                      + " by it")
              .from("errors that the SDK's retry policy knows", DATE)
              .testedBy(
                  "AwsErrorTest.throttlingHasManyErrorCodes",
                  "AwsErrorTest.aTransactionMayBeCancelledByThrottling")
              .notAsked("a run must not exhaust the account's request rate"),
          guess(
                  "kms-decrypt-for-items",
                  "kms:Decrypt is all that DynamoDB requires of a principal that writes encrypted"
                      + " items")
              .from("DynamoDB developer guide, customer managed keys", DATE)
              .testedBy("ProductTemplateTest.everyFunctionUsesTheKeyOnlyThroughItsServices")
              .notAsked("a conformance run deploys no stack"),
          documented(
                  "response-date",
                  "Every response has the header Date, so that the command line can correct a wrong"
                      + " clock")
              .from("RFC 9110", DATE)
              .testedBy(
                  "AwsEndpointContractTest.everyResponseHasTheSandboxesTime",
                  "ServerClockTest.aResponseCorrectsIt")
              .notAsked("the SDK hides the header"));

  private AccountBeliefs() {}
}
