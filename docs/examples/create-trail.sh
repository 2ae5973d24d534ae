#!/bin/sh
# Creates a bucket, and a trail that writes management events of all regions into it. Region: AWS_REGION.
set -eu
ACCOUNT=$(aws sts get-caller-identity --query Account --output text)
LOCATION="--create-bucket-configuration LocationConstraint=$AWS_REGION"
if [ "$AWS_REGION" = us-east-1 ]; then LOCATION=; fi
TRAIL_BUCKET=studio-access-trail-$ACCOUNT
aws s3api create-bucket --bucket "$TRAIL_BUCKET" $LOCATION
aws s3api put-bucket-policy --bucket "$TRAIL_BUCKET" --policy "$(jq -n --arg bucket "arn:aws:s3:::$TRAIL_BUCKET" \
  --arg trail "arn:aws:cloudtrail:$AWS_REGION:$ACCOUNT:trail/studio-access" --arg account "$ACCOUNT" '{Version: "2012-10-17",
  Statement: [
    {Effect: "Allow", Principal: {Service: "cloudtrail.amazonaws.com"}, Action: "s3:GetBucketAcl", Resource: $bucket,
     Condition: {StringEquals: {"aws:SourceArn": $trail}}},
    {Effect: "Allow", Principal: {Service: "cloudtrail.amazonaws.com"}, Action: "s3:PutObject",
     Resource: ($bucket + "/AWSLogs/" + $account + "/*"),
     Condition: {StringEquals: {"aws:SourceArn": $trail, "s3:x-amz-acl": "bucket-owner-full-control"}}}]}')"
aws cloudtrail create-trail --name studio-access --s3-bucket-name "$TRAIL_BUCKET" --is-multi-region-trail
aws cloudtrail start-logging --name studio-access
