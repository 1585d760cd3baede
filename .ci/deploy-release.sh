#!/bin/sh
# Deploys a release without a JDK, as docs/operations.md says, on the AWS that the AWS CLI is pointed at; then deletes it.
set -eu
scripts=$(cd "$(dirname "$0")/../scripts" && pwd)
cd "${1:?usage: .ci/deploy-release.sh DIRECTORY}"
release=$(basename cognito-m2m-*.zip .zip)
stack=cognito-m2m-dev bucket=cognito-m2m-release-$$

sha256sum -c SHA256SUMS
aws s3 mb "s3://$bucket"
aws s3 cp "$release.zip" "s3://$bucket/"
aws cloudformation deploy --template-file "$release.yaml" --stack-name "$stack" --capabilities CAPABILITY_IAM \
    --parameter-overrides "CodeBucket=$bucket"

"$scripts/get-token.sh" "$stack"
version=$(aws cloudformation describe-stacks --stack-name "$stack" --output text \
    --query "Stacks[0].Outputs[?OutputKey=='Version'].OutputValue")
[ "cognito-m2m-$version" = "$release" ]

aws cloudformation delete-stack --stack-name "$stack"
aws cloudformation wait stack-delete-complete --stack-name "$stack"
aws s3 rb --force "s3://$bucket"
echo "$release was deployed, got a token and is deleted"
