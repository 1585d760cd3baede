#!/bin/sh
# Tests the provider on the AWS that the AWS CLI is pointed at: deploys it and a stack that uses it under unique names,
# changes, rotates and breaks what they have, deletes everything, and checks that nothing is left.
# The checks are functions that are passed by name.
# shellcheck disable=SC2317,SC2329
set -eu

usage() {
    cat <<'END'
usage: scripts/acceptance.sh [-a DIRECTORY] [-o FILE]

-a  the provider's code as 'sam build' leaves it (.aws-sam/build/ProviderFunction); built with Maven by default
-o  file for AWS's answers to the questions that docs/aws-behavior.md leaves open; default: standard output

Takes about ten minutes on AWS. Everything it creates is named cognito-m2m-acc-..., and is deleted when it ends, fails
or is interrupted; the secret's name stays reserved for seven days, at no cost. Needs the AWS CLI, curl, the
permissions of policies/deployer.json, and those for one bucket.
END
}

artifact='' answers=''
while getopts a:o:h option; do
    case $option in
        a) artifact=$OPTARG ;;
        o) answers=$OPTARG ;;
        h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done

# Version 1 of the CLI reads only AWS_DEFAULT_REGION.
[ -z "${AWS_REGION:-}" ] || export AWS_DEFAULT_REGION="$AWS_REGION"
region=${AWS_DEFAULT_REGION:-$(aws configure get region)}
scripts=$(dirname "$0")
id=$(date -u +%m%d%H%M%S)
provider=cognito-m2m-acc-$id
stack=$provider-orders
bucket=$provider
work=$(mktemp -d)
begin=$(date +%s)
running='' failed=0

# --- the table -------------------------------------------------------------------------------------------------------

# check TITLE COMMAND...: runs one check and notes its outcome; the first failure ends everything.
check() {
    title=$1 since=$(date +%s)
    shift
    printf '... %s\n' "$title"
    # Inside a condition a shell continues after an error; in the background it does not.
    (set -e && "$@") >"$work/output" 2>&1 &
    running=$!
    if wait "$running"; then
        note "$title" ok "$since"
    else
        note "$title" FAILED "$since"
        failed=1
        cat "$work/output"
        exit 1
    fi
}

note() { printf '%-58s %-7s %5d s\n' "$1" "$2" $(($(date +%s) - $3)) >>"$work/table"; }

# answer ID QUESTION COMMAND...: notes what AWS answers to a question, without ids and secrets.
answer() {
    fact=$1 question=$2
    shift 2
    said=$("$@" 2>&1) || true
    printf '| %s | %s | %s |\n' "$fact" "$question" "$(printf '%s' "$said" | tr '\n|' '  ' | sed -e "s/$account/ACCOUNT/g" \
        -e 's/[a-z]\{2\}-[a-z]*-[0-9]_[A-Za-z0-9]*/POOL/g' -e 's/[a-z0-9]\{26,\}/ID/g' -e 's/[0-9a-f-]\{36\}/ID/g')" >>"$work/answers"
}

# --- what is deployed ------------------------------------------------------------------------------------------------

build() {
    if [ -n "$artifact" ]; then
        cp -r "$artifact/." "$work/code"
        return
    fi
    mvn -B -ntp -q -f "$scripts/../pom.xml" compile dependency:copy-dependencies -DincludeScope=runtime \
        -Dmdep.prependGroupId=true -DoutputDirectory="$work/code/lib"
    cp -r "$scripts/../target/classes/." "$work/code"
}

deploy_provider() {
    aws s3 mb "s3://$bucket"
    # The CLI uploads the template's own folder if a function names no other, and the files that the metadata names.
    sed '/^ *CodeUri: /d' "$scripts/../template.yaml" >"$work/code/template.yaml"
    cp "$scripts/../LICENSE" "$scripts/../README.md" "$work/code"
    aws cloudformation package --template-file "$work/code/template.yaml" --s3-bucket "$bucket" \
        --output-template-file "$work/packaged.yaml"
    aws cloudformation deploy --template-file "$work/packaged.yaml" --stack-name "$provider" --s3-bucket "$bucket" \
        --capabilities CAPABILITY_IAM --parameter-overrides EnvironmentName=dev DomainPrefix="m2m-acc-$id"
}

# template SCOPES LOGICAL_ID: the stack that uses the provider.
template() {
    cat <<END
AWSTemplateFormatVersion: "2010-09-09"
Resources:
  $2:
    Type: Custom::CognitoM2M
    Properties:
      ServiceToken: !ImportValue $provider-ServiceToken
      ServiceTimeout: 600
      UserPoolId: !ImportValue $provider-UserPoolId
      ResourceServer:
        Identifier: orders-$id
        Scopes:
          - {ScopeName: read, ScopeDescription: Read orders}
          - {ScopeName: write, ScopeDescription: Change orders}
      Client:
        AllowedOAuthScopes: [$1]
Outputs:
  SecretArn:
    Value: !Ref $2
END
}

# deploy SCOPES LOGICAL_ID
deploy() {
    template "$@" >"$work/orders.yaml"
    aws cloudformation deploy --template-file "$work/orders.yaml" --stack-name "$stack" --no-fail-on-empty-changeset
}

output() {
    aws cloudformation describe-stacks --stack-name "$1" --query "Stacks[0].Outputs[?OutputKey=='$2'].OutputValue" --output text
}

status() { aws cloudformation describe-stacks --stack-name "$1" --query 'Stacks[0].StackStatus' --output text; }

# --- tokens ----------------------------------------------------------------------------------------------------------

# The value of a member of a flat JSON object on standard input.
member() { tr -d '\n' | sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/p'; }

value() { aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text; }

# The claims of a token from the token endpoint.
claims() {
    echo >>"$work/tokens"
    "$scripts/get-token.sh" "$secret"
}

has_token() { claims | grep -q "\"scope\":\"[^\"]*$1"; }

# Requests a token with the credentials that a workload has kept; succeeds if it gets one.
token_with() {
    echo >>"$work/tokens"
    printf 'user = "%s:%s"\n' "$(member client_id <"$1")" "$(member client_secret <"$1")" |
        curl -sSf -K - -d grant_type=client_credentials "$(member token_endpoint <"$1")" >"$work/token"
}

refuses() { if token_with "$1"; then return 1; fi; }

# GetClientToken, which needs no domain; this version of the CLI may not know the operation.
client_token() {
    echo >>"$work/tokens"
    value >"$work/now"
    printf '{"ClientId":"%s","Secret":"%s"}' "$(member client_id <"$work/now")" "$(member client_secret <"$work/now")" |
        curl -sSf -H 'content-type: application/x-amz-json-1.1' -d @- \
            -H 'x-amz-target: AWSCognitoIdentityProviderService.GetClientToken' \
            "${AWS_ENDPOINT_URL:-https://cognito-idp.$region.amazonaws.com}/" | grep -q '"AccessToken"'
}

# --- the checks ------------------------------------------------------------------------------------------------------

credentials_are_good() { "$scripts/check-credentials.sh"; }

stack_is_deployed() {
    deploy "orders-$id/read" Credentials
    output "$stack" SecretArn >"$work/secret"
}

scopes_change() {
    deploy "orders-$id/read, orders-$id/write" Credentials
    has_token "orders-$id/write"
}

failing_update_rolls_back() {
    if deploy "nowhere-$id/read" Credentials; then return 1; fi
    [ "$(status "$stack")" = UPDATE_ROLLBACK_COMPLETE ]
    has_token "orders-$id/write"
}

rotate() {
    version=$(aws secretsmanager rotate-secret --secret-id "$secret" --query VersionId --output text \
        --rotation-lambda-arn "$(output "$provider" RotationFunctionArn)" --rotation-rules AutomaticallyAfterDays=1000)
    until [ "$(aws secretsmanager describe-secret --secret-id "$secret" --query "VersionIdsToStages.\"$version\"" \
        --output text)" = AWSCURRENT ]; do
        [ $(($(date +%s) - since)) -lt 600 ] || return 1
        sleep 2
    done
}

rotation_keeps_the_former_secret() {
    value >"$work/first"
    rotate
    token_with "$work/first"
    has_token orders
}

second_rotation_ends_the_first_secret() {
    rotate
    refuses "$work/first"
    has_token orders
}

revocation_ends_what_leaked() {
    value >"$work/leaked"
    "$scripts/revoke-leaked-secret.sh" "$secret"
    refuses "$work/leaked"
    has_token orders
}

stack_is_deleted() {
    aws cloudformation delete-stack --stack-name "$stack"
    aws cloudformation wait stack-delete-complete --stack-name "$stack"
}

provider_is_deleted() {
    aws cloudformation delete-stack --stack-name "$provider"
    aws cloudformation wait stack-delete-complete --stack-name "$provider"
    aws s3 rb --force "s3://$bucket"
}

# A secret that is scheduled for deletion is not usable, not billed, and not listed.
nothing_is_left() {
    [ -z "$(aws secretsmanager list-secrets --filters Key=name,Values="m2m/$provider" --query 'SecretList[].Name' --output text)" ]
    [ -z "$(aws cloudformation list-stacks --query \
        "StackSummaries[?starts_with(StackName, '$provider') && StackStatus!='DELETE_COMPLETE'].StackName" --output text)" ]
    [ -z "$(aws lambda list-functions --query "Functions[?starts_with(FunctionName, '$provider')].FunctionName" --output text)" ]
}

# --- what nobody knows yet -------------------------------------------------------------------------------------------

describe_client() {
    aws cognito-idp describe-user-pool-client --user-pool-id "$pool" --client-id "$client" --output text --query "UserPoolClient.$1"
}

revocation_reset() {
    aws cognito-idp update-user-pool-client --user-pool-id "$pool" --client-id "$client" >"$work/output"
    describe_client EnableTokenRevocation
}

add_again() {
    aws cognito-idp add-user-pool-client-secret --user-pool-id "$pool" --client-id "$client" --client-secret "$chosen" \
        --query ClientSecretDescriptor.ClientSecretCreateDate --output text
}

discovery() {
    curl -sS "${AWS_ENDPOINT_URL:-https://cognito-idp.$region.amazonaws.com}/$pool/.well-known/openid-configuration" |
        tr ',' '\n' | sed -n 's/^[{ ]*"\([a-z_]*\)" *:.*/\1/p'
}

# With a separate client, which is deleted with the pool.
ask() {
    pool=$(output "$provider" UserPoolId)
    account=$(aws sts get-caller-identity --query Account --output text)
    chosen=abcdefghijklmnopqrstuvwxyz012345
    client=$(aws cognito-idp create-user-pool-client --user-pool-id "$pool" --client-name "asks-$id" --client-secret "$chosen" \
        --no-enable-token-revocation --query UserPoolClient.ClientId --output text)
    answer COG-CLIENT-UPDATE-REVOCATION 'EnableTokenRevocation, left out in an update (it was false)' revocation_reset
    answer COG-SECRET-DUPLICATE 'AddUserPoolClientSecret with the value that the client has' add_again
    answer TOK-DISCOVERY 'Members of the discovery document' discovery
}

# --- the way back ----------------------------------------------------------------------------------------------------

take_back() {
    status=$?
    trap - EXIT INT TERM
    [ -z "$running" ] || kill "$running" 2>/dev/null || true
    for made in "$stack" "$provider"; do
        aws cloudformation delete-stack --stack-name "$made" >/dev/null 2>&1 || true
        aws cloudformation wait stack-delete-complete --stack-name "$made" >/dev/null 2>&1 || {
            echo "The stack $made still exists; delete it by hand." >&2
            status=1
        }
    done
    if aws s3api head-bucket --bucket "$bucket" >/dev/null 2>&1; then
        aws s3 rb --force "s3://$bucket" >/dev/null 2>&1 || echo "The bucket $bucket still exists; delete it by hand." >&2
    fi
    printf '\n'
    cat "$work/table" 2>/dev/null || true
    printf '\nBilled: %s token requests; one app client, one secret and one bucket for %d s\n' "$(wc -l <"$work/tokens")" $(($(date +%s) - begin))
    if [ -s "$work/answers" ]; then
        printf '| Fact | Question | Answer |\n|---|---|---|\n' | cat - "$work/answers" >"$work/all"
        if [ -n "$answers" ]; then cp "$work/all" "$answers"; else printf '\n' && cat "$work/all"; fi
    fi
    rm -rf "$work"
    [ "$failed" = 0 ] || status=1
    exit "$status"
}

trap take_back EXIT
trap 'exit 130' INT
trap 'exit 143' TERM
mkdir "$work/code"
: >"$work/tokens"

check 'credentials and permissions' credentials_are_good
check 'the provider is built' build
check 'the provider is deployed' deploy_provider
check 'a stack is deployed with it' stack_is_deployed
secret=$(cat "$work/secret")
check 'a token from the token endpoint' has_token "orders-$id/read"
check 'a token from GetClientToken' client_token
check 'changed scopes are in the next token' scopes_change
check 'an update that fails is rolled back' failing_update_rolls_back
check 'a rotation leaves the former secret valid' rotation_keeps_the_former_secret
check 'the next rotation ends it' second_rotation_ends_the_first_secret
check 'a leaked secret is revoked' revocation_ends_what_leaked
ask
check 'the stack is deleted' stack_is_deleted
check 'the provider is deleted' provider_is_deleted
check 'nothing is left' nothing_is_left
