"""A yardstick, not an example to follow: makes the calls of an event that changes nothing, with
boto3 and without decisions, checks or logs. PlainHandler.java is its twin."""

import json
import os
import time

import boto3

STORE = os.environ["IDENTITY_STORE_ID"]
LEDGER = os.environ["LEDGER_TABLE"]
MAPPING = os.environ["MAPPING_TABLE"]
LEASE_MILLIS = 90_000

dynamodb = boto3.client("dynamodb")
identitystore = boto3.client("identitystore")
sagemaker = boto3.client("sagemaker")
group_names = {}
rows = []


def handle(event, context):
    for message in event["Records"]:
        reconcile(json.loads(message["body"])["detail"]["requestParameters"]["member"]["memberId"])
    return {"batchItemFailures": []}


def reconcile(user):
    key = {"pk": {"S": "user#" + user}}
    record = lease(key)
    name = identitystore.describe_user(IdentityStoreId=STORE, UserId=user)["UserName"]
    if not rows:
        rows.extend(dynamodb.scan(TableName=MAPPING, ConsistentRead=True)["Items"])
    memberships = identitystore.list_group_memberships_for_member(
        IdentityStoreId=STORE, MemberId={"UserId": user}
    )["GroupMemberships"]
    for membership in memberships:
        group = group_name(membership["GroupId"])
        for row in rows:
            if row["groupName"]["S"] == group:
                sagemaker.describe_user_profile(DomainId=row["domainId"]["S"], UserProfileName=name)
    release(key, record)


def group_name(group):
    if group not in group_names:
        described = identitystore.describe_group(IdentityStoreId=STORE, GroupId=group)
        group_names[group] = described["DisplayName"]
    return group_names[group]


def lease(key):
    now = int(time.time() * 1000)
    return dynamodb.update_item(
        TableName=LEDGER,
        Key=key,
        UpdateExpression="SET leasedUntil = :until REMOVE expiresAt ADD fence :one",
        ConditionExpression="attribute_not_exists(leasedUntil) OR leasedUntil <= :now",
        ExpressionAttributeValues={
            ":until": {"N": str(now + LEASE_MILLIS)},
            ":now": {"N": str(now)},
            ":one": {"N": "1"},
        },
        ReturnValues="ALL_NEW",
    )["Attributes"]


def release(key, record):
    dynamodb.update_item(
        TableName=LEDGER,
        Key=key,
        UpdateExpression=(
            "SET profiles = :profiles, memberships = :memberships,"
            " pendingReconciles = :pendingReconciles"
            " REMOVE leasedUntil"
        ),
        ConditionExpression="fence = :fence",
        ExpressionAttributeValues={
            ":profiles": record["profiles"],
            ":memberships": record["memberships"],
            ":pendingReconciles": record["pendingReconciles"],
            ":fence": record["fence"],
        },
    )
