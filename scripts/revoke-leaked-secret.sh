#!/bin/sh
# Ends every client secret that a client has now, by rotating twice: the first rotation puts a new secret in the place of
# the current one, the second ends the one before. Consumers that read the secret again on a 4xx notice nothing.
#
#   revoke-leaked-secret.sh SECRET [ROTATION_FUNCTION_ARN]
#
# SECRET is the secret's name or ARN. Where rotation is not turned on for it, give the rotation function's ARN (the output
# RotationFunctionArn of the provider's stack); rotation is turned off again afterwards.
set -eu

seconds=600

if [ $# -lt 1 ] || [ $# -gt 2 ]; then
    sed -n 's/^#   \(.*\)/usage: \1/p' "$0" >&2
    exit 2
fi
secret=$1
function=${2-}

# Version 1 of the CLI reads but the second.
[ -z "${AWS_REGION:-}" ] || export AWS_DEFAULT_REGION="$AWS_REGION"

rotate() {
    if [ -n "$function" ]; then
        aws secretsmanager rotate-secret --secret-id "$secret" --query VersionId --output text \
            --rotation-lambda-arn "$function" --rotation-rules AutomaticallyAfterDays=1000
    else
        aws secretsmanager rotate-secret --secret-id "$secret" --query VersionId --output text
    fi
}

# labels VERSION: the labels of a version, on one line.
labels() {
    aws secretsmanager describe-secret --secret-id "$secret" --query "VersionIdsToStages.\"$1\"" --output text
}

# Waits until a rotation has ended: its version is current, and waits no more.
await() {
    end=$(($(date +%s) + seconds))
    until [ "$(labels "$1")" = AWSCURRENT ]; do
        if [ "$(date +%s)" -gt "$end" ]; then
            echo "The rotation to version $1 has not ended within $seconds s; the log of the rotation function says why." >&2
            echo 'Nothing is revoked yet. When the cause is mended, run this again.' >&2
            exit 1
        fi
        sleep 2
    done
}

for turn in first second; do
    version=$(rotate)
    echo "The $turn rotation is under way, to version $version."
    await "$version"
done
if [ -n "$function" ]; then
    aws secretsmanager cancel-rotate-secret --secret-id "$secret" --query ARN --output text >/dev/null
fi
echo "Complete: since $(date -u +%Y-%m-%dT%H:%M:%SZ) no client secret from before this command gets a token."
echo 'Tokens issued before that are valid until they expire (Client.AccessTokenValidity, one hour unless declared).'
