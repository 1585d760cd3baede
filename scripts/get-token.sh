#!/bin/sh
# Gets an access token with the credentials of a Custom::CognitoM2M and shows what is in it: from the token endpoint that
# the secret names, or by GetClientToken where it names none.
set -eu
# shellcheck source=scripts/common.sh
. "${0%/*}/common.sh"

usage() {
    cat <<'END'
usage: scripts/get-token.sh [-t] [-s] STACK|SECRET

STACK   name or ARN of a stack with one Custom::CognitoM2M
SECRET  the secret's ARN, or its name if that contains a slash

-t  print the token and nothing else, as in:
    curl -H "Authorization: Bearer $(scripts/get-token.sh -t STACK)" https://...
-s  also print the client secret

Needs the AWS CLI, curl, and permission for secretsmanager:GetSecretValue; with STACK also for
cloudformation:ListStackResources.
END
}

# The value of a member of a flat JSON object on standard input: a text without its quotation marks, or a number.
member() {
    tr -d '\n' | sed -n 's/.*"'"$1"'" *: *"\{0,1\}\([^",}]*\).*/\1/p'
}

only_token='' with_secret=''
[ "${1:-}" != --help ] || { usage && exit 0; }
while getopts tsh option; do
    case $option in
        t) only_token=1 ;;
        s) with_secret=1 ;;
        h) usage && exit 0 ;;
        *) wrong_usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] || wrong_usage

needs aws curl
region_of "$1"
secret=$(secret_of "$1") || exit 1
value=$(call secretsmanager get-secret-value --secret-id "$secret" --query SecretString --output text) || exit 1
client_id=$(printf '%s' "$value" | member client_id)
client_secret=$(printf '%s' "$value" | member client_secret)
endpoint=$(printf '%s' "$value" | member token_endpoint)
if [ -z "$client_id" ] || [ -z "$client_secret" ]; then
    fail "$secret does not belong to a Custom::CognitoM2M: it lacks client_id or client_secret"
fi

# The endpoint comes from the value, so it is used only as a URL, and without TLS only with a local emulation.
protocols='=https'
[ -z "${AWS_ENDPOINT_URL:-}" ] || protocols='=http,https'

# Neither names a scope: the token then has all of them. The secret is passed on standard input because anybody on the
# machine can see a command's arguments.
from_endpoint() {
    printf 'user = "%s:%s"\n' "$client_id" "$client_secret" |
        curl -sS -K - --proto "$protocols" -w '\n%{http_code}' -d grant_type=client_credentials --url "$endpoint"
}

get_client_token() {
    printf '{"ClientId": "%s", "Secret": "%s"}' "$client_id" "$client_secret" |
        curl -sS --proto "$protocols" -w '\n%{http_code}' -d @- -H 'Content-Type: application/x-amz-json-1.1' \
            -H 'X-Amz-Target: AWSCognitoIdentityProviderService.GetClientToken' --url "$api"
}

if [ "$endpoint" ]; then
    asked=$endpoint
    request=from_endpoint
else
    case $AWS_REGION in
        cn-*) suffix=amazonaws.com.cn ;;
        eusc-*) suffix=amazonaws.eu ;;
        *) suffix=amazonaws.com ;;
    esac
    api=${AWS_ENDPOINT_URL:-https://cognito-idp.$AWS_REGION.$suffix}/
    asked=GetClientToken
    request=get_client_token
fi
status=0
answer=$($request) || status=$?
case $status in
    0) ;;
    6) fail "the host of $asked does not resolve" "A new prefix takes a minute; a custom domain needs its DNS record." ;;
    *) exit "$status" ;;
esac
code=$(printf '%s\n' "$answer" | tail -n 1)
body=$(printf '%s\n' "$answer" | sed '$d')
if [ "$code" != 200 ]; then
    fail "$asked answered $code: $body" \
        'If the client was deleted, or its secret was replaced by hand, change Revision of the resource to create it again.'
fi
token=$(printf '%s' "$body" | member access_token)
expires_in=$(printf '%s' "$body" | member expires_in)
if [ -z "$token" ]; then
    token=$(printf '%s' "$body" | member AccessToken)
    expires_in=$(printf '%s' "$body" | member ExpiresIn)
fi
if [ "$only_token" ]; then
    printf '%s\n' "$token"
    exit 0
fi

payload=$(printf '%s' "$token" | cut -d . -f 2 | tr '_-' '/+')
while [ $((${#payload} % 4)) -ne 0 ]; do payload=$payload=; done
echo "client_id       $client_id"
[ -z "$with_secret" ] || echo "client_secret   $client_secret"
echo "token_endpoint  ${endpoint:-none: GetClientToken was used}"
echo "expires_in      $expires_in"
echo "claims"
printf '%s' "$payload" | base64 -d | awk '{ gsub(/,"/, ",\n  \""); sub(/^\{/, "  "); sub(/\}$/, ""); print }'
