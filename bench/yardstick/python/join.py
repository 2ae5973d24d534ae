"""A yardstick, not an example to follow: creates the profile of a user who joins a group, as samples
for Lambda do. It leaves retries to boto3, and a failure to Lambda, which returns the event to the
queue. It neither waits for the profile nor assigns the group nor reports anything."""

import json

import handler


def handle(event, context):
    for message in event["Records"]:
        join(json.loads(message["body"])["detail"]["requestParameters"]["member"]["memberId"])
    return {"batchItemFailures": []}


def join(user):
    key = {"pk": {"S": "user#" + user}}
    handler.lease(key)
    try:
        create_profiles(user, key)
    finally:
        handler.dynamodb.update_item(
            TableName=handler.LEDGER, Key=key, UpdateExpression="REMOVE leasedUntil"
        )


def create_profiles(user, key):
    name = handler.identitystore.describe_user(IdentityStoreId=handler.STORE, UserId=user)[
        "UserName"
    ]
    if not handler.rows:
        handler.rows.extend(
            handler.dynamodb.scan(TableName=handler.MAPPING, ConsistentRead=True)["Items"]
        )
    memberships = handler.identitystore.list_group_memberships_for_member(
        IdentityStoreId=handler.STORE, MemberId={"UserId": user}
    )["GroupMemberships"]
    for membership in memberships:
        group = handler.group_name(membership["GroupId"])
        for row in handler.rows:
            if row["groupName"]["S"] == group:
                create_profile(row, name, user, key)


def create_profile(row, name, user, key):
    domain = row["domainId"]["S"]
    sagemaker = handler.sagemaker
    try:
        sagemaker.describe_user_profile(DomainId=domain, UserProfileName=name)
        return
    except sagemaker.exceptions.ResourceNotFound:
        pass
    handler.dynamodb.update_item(
        TableName=handler.LEDGER,
        Key=key,
        UpdateExpression="SET granting = :domain",
        ExpressionAttributeValues={":domain": {"S": domain}},
    )
    sagemaker.create_user_profile(
        DomainId=domain,
        UserProfileName=name,
        SingleSignOnUserIdentifier="UserName",
        SingleSignOnUserValue=name,
        UserSettings={"ExecutionRole": row["roleArn"]["S"]},
        Tags=[
            {"Key": "studio-access:managed-by", "Value": "studio-access"},
            {"Key": "studio-access:user-id", "Value": user},
        ],
    )
