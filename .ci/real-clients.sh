#!/bin/sh
# Deploys the provider and the README's stack with the AWS CLI, looks at them with the scripts, and deletes them.
set -eu

work=$1
mkdir -p "$work/code"
provider=cognito-m2m-dev

mvn -B -ntp -q compile dependency:copy-dependencies -DincludeScope=runtime -Dmdep.prependGroupId=true \
    -DoutputDirectory="$work/code/lib"
cp -r target/classes/. "$work/code"
sed '/^ *CodeUri: /d' template.yaml >"$work/code/template.yaml"
cp LICENSE README.md "$work/code"
awk '/^```yaml$/ { inside = 1; next } /^```$/ && inside { exit } inside' README.md >"$work/orders.yaml"

aws s3 mb s3://artifacts
aws cloudformation package --template-file "$work/code/template.yaml" --s3-bucket artifacts \
    --output-template-file "$work/packaged.yaml" >"$work/log"
aws cloudformation deploy --template-file "$work/packaged.yaml" --stack-name "$provider" --capabilities CAPABILITY_IAM
aws cloudformation deploy --template-file "$work/orders.yaml" --stack-name orders --capabilities CAPABILITY_IAM
aws cloudformation describe-stack-events --stack-name orders --output text \
    --query 'StackEvents[].[LogicalResourceId, ResourceStatus]'

sed 's/AllowedOAuthScopes: .*/AllowedOAuthScopes: [nowhere\/read]/' "$work/orders.yaml" >"$work/broken.yaml"
if aws cloudformation deploy --template-file "$work/broken.yaml" --stack-name orders --capabilities CAPABILITY_IAM; then
    echo 'an update with an unknown scope must fail' >&2
    exit 1
fi
[ "$(aws cloudformation describe-stacks --stack-name orders --query 'Stacks[0].StackStatus' --output text)" = UPDATE_ROLLBACK_COMPLETE ]

scripts/check-credentials.sh
scripts/get-token.sh orders
scripts/list-clients.sh | grep -c '^orders '

# What leaks is revoked where rotation was never turned on, and is off afterwards.
member() { tr -d '\n' | sed -n 's/.*"'"$1"'" *: *"\([^"]*\)".*/\1/p'; }
# The status of the answer to whoever asks for a token with what leaked.
asked_with_leaked() {
    printf 'user = "%s:%s"\n' "$(member client_id <"$work/leaked")" "$(member client_secret <"$work/leaked")" |
        curl -sS -o "$work/log" -w '%{http_code}' -K - -d grant_type=client_credentials \
            --url "$(member token_endpoint <"$work/leaked")"
}
secret=$(aws cloudformation describe-stack-resource --stack-name orders --logical-resource-id OrdersCredentials \
    --query StackResourceDetail.PhysicalResourceId --output text)
aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text >"$work/leaked"
[ "$(asked_with_leaked)" = 200 ]
scripts/revoke-leaked-secret.sh orders
[ "$(asked_with_leaked)" = 400 ]
scripts/get-token.sh -t orders >"$work/log"
[ "$(aws secretsmanager describe-secret --secret-id "$secret" --query RotationEnabled --output text)" = False ]

for stack in orders "$provider"; do
    aws cloudformation delete-stack --stack-name "$stack"
    aws cloudformation wait stack-delete-complete --stack-name "$stack"
done
aws s3 rb --force s3://artifacts >"$work/log"
