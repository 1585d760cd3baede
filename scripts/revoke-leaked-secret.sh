#!/bin/sh
# Ends every client secret that a client has now, by rotating twice: the first rotation replaces the current secret, and
# the second ends the one before. Consumers that read the secret again on a 4xx notice nothing.
set -eu
# shellcheck source=scripts/common.sh
. "${0%/*}/common.sh"

usage() {
    cat <<'END'
usage: scripts/revoke-leaked-secret.sh SECRET [ROTATION_FUNCTION_ARN]

SECRET                 the secret's name or ARN
ROTATION_FUNCTION_ARN  output RotationFunctionArn of the provider's stack; needed if rotation is not turned on for the secret,
                       in which case it is turned off again afterwards

Needs the AWS CLI, and permission for secretsmanager:RotateSecret, DescribeSecret and, with ROTATION_FUNCTION_ARN,
CancelRotateSecret, and lambda:InvokeFunction on that function.
END
}

seconds=600

case ${1:-} in
    -h | --help) usage && exit 0 ;;
esac
[ $# -eq 1 ] || [ $# -eq 2 ] || wrong_usage
secret=$1
function=${2-}
needs aws
region_of "$secret"

rotate() {
    if [ -n "$function" ]; then
        call secretsmanager rotate-secret --secret-id "$secret" --query VersionId --output text \
            --rotation-lambda-arn "$function" --rotation-rules AutomaticallyAfterDays=1000
    else
        call secretsmanager rotate-secret --secret-id "$secret" --query VersionId --output text
    fi
}

# labels VERSION: the labels of a version, on one line.
labels() {
    call secretsmanager describe-secret --secret-id "$secret" --query "VersionIdsToStages.\"$1\"" --output text
}

# Waits until a rotation has ended: its version is current and no longer pending.
await() {
    end=$(($(date +%s) + seconds))
    until [ "$(labels "$1")" = AWSCURRENT ]; do
        if [ "$(date +%s)" -gt "$end" ]; then
            echo "The rotation to version $1 has not ended within $seconds s; the rotation function's log says why." >&2
            echo 'Nothing is revoked yet. Fix the cause and run this again.' >&2
            exit 1
        fi
        sleep 2
    done
}

for turn in first second; do
    version=$(rotate) || exit 1
    echo "The $turn rotation has started, to version $version."
    await "$version"
done
if [ -n "$function" ]; then
    aws secretsmanager cancel-rotate-secret --secret-id "$secret" --query ARN --output text >/dev/null
fi
echo "Complete: since $(date -u +%Y-%m-%dT%H:%M:%SZ) no client secret from before this command gets a token."
echo 'Tokens issued before that are valid until they expire (Client.AccessTokenValidity, one hour unless declared).'
