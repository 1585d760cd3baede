#!/bin/sh
# Ends every client secret that a client has now, by rotating twice: the first rotation puts a new secret in the place of
# the current one, the second ends the one before. Consumers that read the secret again on a 4xx notice nothing.
set -eu
# shellcheck source=scripts/common.sh
. "${0%/*}/common.sh"

usage() {
    cat <<'END'
usage: scripts/revoke-leaked-secret.sh [-f FUNCTION] [-w SECONDS] STACK|SECRET

STACK   name or ARN of a stack with one Custom::CognitoM2M
SECRET  the secret's ARN, or its name where that has a slash in it

-f  ARN of the rotation function to use where rotation is off: output RotationFunctionArn of the provider's stack.
    Without it the secret's own function is used, or that of the provider whose SecretNamePrefix begins the secret's name
-w  how long each rotation may take; 600 seconds unless given

Rotation is left as it was found: on, with its schedule, or off.

Needs the AWS CLI, and permission for secretsmanager:DescribeSecret and RotateSecret, and for lambda:InvokeFunction on the
rotation function. Where rotation is off, also for secretsmanager:CancelRotateSecret, UpdateSecretVersionStage (an earlier
rotation was broken off), cloudformation:ListExports and DescribeStacks; with STACK for cloudformation:ListStackResources.
END
}

seconds=600 given=''
[ "${1:-}" != --help ] || { usage && exit 0; }
while getopts f:w:h option; do
    case $option in
        f) given=$OPTARG ;;
        w) seconds=$OPTARG ;;
        h) usage && exit 0 ;;
        *) wrong_usage ;;
    esac
done
shift $((OPTIND - 1))
[ $# -eq 1 ] || wrong_usage
case $seconds in
    '' | *[!0-9]*) wrong_usage ;;
esac

needs aws
region_of "$1"
secret=$(secret_of "$1") || exit 1

describe() { call secretsmanager describe-secret --secret-id "$secret" --output text --query "$1"; }

# labels VERSION: the labels of a version, on one line; None where it has none.
labels() { describe "VersionIdsToStages.\"$1\""; }

# The version of a rotation that is not complete.
pending() {
    call secretsmanager describe-secret --secret-id "$secret" --output json --query VersionIdsToStages |
        tr -d ' {}"\n' | tr ']' '\n' |
        awk -F : '/AWSPENDING/ && !/AWSCURRENT/ { sub(/^,/, "", $1); print $1 }'
}

# Prints the rotation function that may rotate a secret of this name: of the providers in the Region, that of the
# longest prefix. Where several have the same prefix, each may.
function_for() {
    exported=$(call cloudformation list-exports --output text \
        --query "Exports[?ends_with(Name, '-RotationFunctionArn')].[ExportingStackId, Value]") || exit 1
    name=$1 best='' length=0
    # shellcheck disable=SC2086
    set -- $exported
    while [ $# -ge 2 ]; do
        prefix=$(call cloudformation describe-stacks --stack-name "$1" --output text \
            --query "Stacks[0].Parameters[?ParameterKey=='SecretNamePrefix'].ParameterValue | [0]") || exit 1
        case $name in
            "$prefix"*)
                if [ ${#prefix} -gt "$length" ]; then best=$2 length=${#prefix}; fi
                ;;
        esac
        shift 2
    done
    [ "$best" ] || fail "no provider in this Region has a SecretNamePrefix that begins $name" \
        'Name the rotation function with -f: output RotationFunctionArn of the stack of the provider.'
    printf '%s\n' "$best"
}

found=$(describe "[Name, RotationEnabled, RotationLambdaARN, Tags[?Key=='cognito-m2m:client'].Value | [0]]") || exit 1
# shellcheck disable=SC2086
set -- $found
name=$1 enabled=$2 function=$3 state=$4 client=${5:-}
if [ "$state" = None ] || [ -z "$client" ]; then
    fail "$name does not hold the credentials of a Custom::CognitoM2M: it has no tag cognito-m2m:client" \
        'Revoke what leaked where it was issued.'
fi

turned_on=''
turn_off() {
    [ "$turned_on" ] || return 0
    if aws secretsmanager cancel-rotate-secret --secret-id "$secret" --query ARN --output text >/dev/null; then
        say rotation 'is off again'
    else
        say rotation "is still on; run: aws secretsmanager cancel-rotate-secret --secret-id $secret"
    fi
}

if [ "$enabled" = True ]; then
    say rotation "is on, and stays on; by $function"
    set --
else
    trap turn_off EXIT
    trap 'exit 130' INT
    trap 'exit 143' HUP TERM
    # Nothing completes what a rotation has begun that was turned off meanwhile, and it bars the next one.
    left=$(pending) || exit 1
    [ -z "$left" ] || call secretsmanager update-secret-version-stage --secret-id "$secret" --query ARN --output text \
        --version-stage AWSPENDING --remove-from-version-id "$left" >/dev/null || exit 1
    if [ -z "$given" ] && [ "$function" != None ]; then
        set --
    else
        function=${given:-$(function_for "$name")} || exit 1
        set -- --rotation-lambda-arn "$function" --rotation-rules AutomaticallyAfterDays=1000
    fi
    say rotation "is off, and is turned on for now; by $function"
fi

# Asks for a rotation: to $version, which is that of an earlier rotation where $earlier says so.
ask() {
    earlier='' errors=$(mktemp) problem=''
    version=$(aws secretsmanager rotate-secret --secret-id "$secret" "$@" --query VersionId --output text 2>"$errors") ||
        problem=$(cat "$errors")
    rm -f "$errors"
    case $problem in
        '') [ "$enabled" = True ] || turned_on=1 ;;
        *"previous rotation isn't complete"*)
            say rotation 'begun earlier is not complete; it is finished first'
            earlier=' earlier'
            version=$(pending) || exit 1
            # It has ended in between.
            [ "$version" ] || ask "$@"
            ;;
        *) explain "$problem" ;;
    esac
}

# Waits until the rotation to $version has ended; its status is 1 where that was abandoned, as by a stack's update.
await() {
    missing=0
    while :; do
        now=$(labels "$version") || exit 1
        waited=$(($(date +%s) - begin))
        case $now in
            AWSCURRENT) return 0 ;;
            *AWSPENDING*) missing=0 ;;
            # What was asked for just now may not be seen everywhere yet.
            *) missing=$((missing + 1)) ;;
        esac
        [ "$missing" -lt 3 ] || return 1
        [ "$waited" -lt "$seconds" ] || fail "the rotation to version $version has not ended within $seconds s" \
            'What leaked is not revoked yet.' "The log of $function says why." \
            'When the cause is fixed, run this again.'
        if [ "$waited" -ge "$report" ]; then
            say waiting "for $waited s: Secrets Manager calls the function for each of four steps, and repeats what fails"
            report=$((report + 15))
        fi
        sleep 2
    done
}

say client "$client, whose secret is $name"
turns=0
while [ "$turns" -lt 2 ]; do
    begin=$(date +%s) report=15
    while :; do
        ask "$@"
        case $turns$earlier in
            0) say rotation "1 of 2, to version $version: a new secret becomes current; what leaked still works" ;;
            1) say rotation "2 of 2, to version $version: what leaked is deleted, and one more secret becomes current" ;;
        esac
        if await; then break; fi
        say rotation "to version $version was abandoned, as where a stack is updated meanwhile; it begins again"
    done
    [ "$earlier" ] || turns=$((turns + 1))
done

ended=$(date +%s)
say revoked "since $(date -u +%Y-%m-%dT%H:%M:%SZ) no client secret from before this command gets a token"
say valid 'still: tokens issued before that, until each expires (Client.AccessTokenValidity, one hour unless declared);'
printf '           %s\n' "an API that has to refuse them at once refuses client_id $client where the claim iat is below $ended"
