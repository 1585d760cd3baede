#!/bin/sh
# Gets an access token with the credentials of a Custom::CognitoM2M and shows what is in it.
set -eu

usage() {
    cat <<'END'
usage: scripts/get-token.sh [-t] [-s] STACK|SECRET

STACK   name or ARN of a stack with one Custom::CognitoM2M
SECRET  the secret's ARN, or its name where that has a slash in it

-t  print the token and nothing else, as in:
    curl -H "Authorization: Bearer $(scripts/get-token.sh -t STACK)" https://...
-s  print the client secret, too

Needs the AWS CLI, curl, and permission for secretsmanager:GetSecretValue; with STACK also for
cloudformation:ListStackResources.
END
}

fail() {
    printf '%s\n' "$@" >&2
    exit 1
}

# The value of a member of a flat JSON object on standard input: a text without its quotation marks, or a number.
member() {
    tr -d '\n' | sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/p'
}

secret_of_stack() {
    found=$(aws cloudformation list-stack-resources --stack-name "$1" --output text --query \
        "StackResourceSummaries[?ResourceType=='Custom::CognitoM2M' && ResourceStatus!='DELETE_COMPLETE'].[PhysicalResourceId]") ||
        fail "Is the Region right? To name a secret instead of a stack, give its ARN."
    case $(printf '%s\n' "$found" | grep -c .) in
        0) fail "stack $1 has no Custom::CognitoM2M" ;;
        1) printf '%s\n' "$found" ;;
        *) fail "stack $1 has several; name one of these secrets:" "$found" ;;
    esac
}

only_token='' with_secret=''
while getopts tsh option; do
    case $option in
        t) only_token=1 ;;
        s) with_secret=1 ;;
        h) usage && exit 0 ;;
        *) usage >&2 && exit 2 ;;
    esac
done
shift $((OPTIND - 1))
if [ $# -ne 1 ]; then
    usage >&2
    exit 2
fi

# An ARN says where it is. Of the two variables version 1 of the CLI reads but the second.
case $1 in
    arn:*) AWS_REGION=$(printf '%s' "$1" | cut -d : -f 4) ;;
esac
[ -z "${AWS_REGION:-}" ] || export AWS_REGION AWS_DEFAULT_REGION="$AWS_REGION"

case $1 in
    arn:*:cloudformation:*) secret=$(secret_of_stack "$1") ;;
    arn:* | */*) secret=$1 ;;
    *) secret=$(secret_of_stack "$1") ;;
esac
value=$(aws secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text) ||
    fail "The secret cannot be read: see 'scripts/check-credentials.sh', or give its ARN."
client_id=$(printf '%s' "$value" | member client_id)
client_secret=$(printf '%s' "$value" | member client_secret)
endpoint=$(printf '%s' "$value" | member token_endpoint)
if [ -z "$client_id" ] || [ -z "$client_secret" ] || [ -z "$endpoint" ]; then
    fail "$secret is no secret of a Custom::CognitoM2M: it lacks client_id, client_secret or token_endpoint"
fi

# The secret goes in by standard input: anybody may see a command's arguments. No scope: all that there are.
status=0
answer=$(printf 'user = "%s:%s"\n' "$client_id" "$client_secret" |
    curl -sS -K - -w '\n%{http_code}' -d grant_type=client_credentials "$endpoint") || status=$?
case $status in
    0) ;;
    6) fail "A new domain takes a minute until it resolves; one of your own needs its DNS record." ;;
    *) exit "$status" ;;
esac
code=$(printf '%s\n' "$answer" | tail -n 1)
body=$(printf '%s\n' "$answer" | sed '$d')
if [ "$code" != 200 ]; then
    fail "$endpoint answered $code: $body" \
        "invalid_client: the client was deleted or its secret replaced by hand; change Revision of the resource."
fi
token=$(printf '%s' "$body" | member access_token)
if [ "$only_token" ]; then
    printf '%s\n' "$token"
    exit 0
fi

payload=$(printf '%s' "$token" | cut -d . -f 2 | tr '_-' '/+')
while [ $((${#payload} % 4)) -ne 0 ]; do payload=$payload=; done
echo "client_id       $client_id"
[ -z "$with_secret" ] || echo "client_secret   $client_secret"
echo "token_endpoint  $endpoint"
echo "expires_in      $(printf '%s' "$body" | member expires_in)"
echo "claims"
printf '%s' "$payload" | base64 -d | awk '{ gsub(/,"/, ",\n  \""); sub(/^\{/, "  "); sub(/\}$/, ""); print }'
