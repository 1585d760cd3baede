# What the scripts have in common. Each defines usage() and then reads this file.
# shellcheck shell=sh

say() { printf '%-10s %s\n' "$1" "$2"; }

# fail WHAT [WHAT_TO_DO]...
fail() {
    say FAILED "$1"
    shift
    [ $# -eq 0 ] || printf '           %s\n' "$@"
    exit 1
} >&2

wrong_usage() {
    usage >&2
    exit 2
}

# needs TOOL...
needs() {
    for tool; do
        command -v "$tool" >/dev/null || fail "$tool is not installed" "$(install_hint "$tool")"
    done
}

install_hint() {
    case $1 in
        aws) echo 'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html' ;;
        *) echo "The packages of your system have it: $1" ;;
    esac
}

# Prints what an error of the AWS CLI means and what to do about it, and exits.
explain() {
    case $1 in
        *'Unable to locate credentials'* | *NoCredentials*)
            fail 'no credentials' "Run 'aws configure' or 'aws configure sso', or set AWS_PROFILE, or AWS_ACCESS_KEY_ID" \
                'and AWS_SECRET_ACCESS_KEY; then try again.' ;;
        *'config profile'*'could not be found'*)
            fail 'no such profile' "AWS_PROFILE is '${AWS_PROFILE:-}'; 'aws configure list-profiles' lists the existing ones." ;;
        *InvalidClientTokenId* | *UnrecognizedClientException* | *InvalidAccessKeyId*)
            fail 'the access key is not known to AWS' 'It is mistyped, deactivated or deleted. A temporary key needs its' \
                'AWS_SESSION_TOKEN, and a permanent one must not have one left over.' \
                "A Region that the account has not enabled says the same; this one is ${AWS_DEFAULT_REGION:-unknown}." \
                "'aws configure list' shows where the key is from." ;;
        *ExpiredToken* | *'has expired'* | *'is expired'* | *'SSO Token'*)
            fail 'the credentials have expired' "Sign in again ('aws sso login'), or get new temporary credentials." ;;
        *SignatureDoesNotMatch* | *InvalidSignature*)
            fail 'the secret access key or the clock is wrong' "Enter the key again ('aws configure'); check the clock with 'date -u'." ;;
        *'Could not connect to the endpoint'* | *'Invalid endpoint'* | *'not a valid'*)
            fail 'AWS cannot be reached' "Check that there is a Region '${AWS_DEFAULT_REGION:-}', the network, and the proxy settings." ;;
        *AccessDenied* | *'not authorized to perform'*)
            fail 'permission denied' "$1" "Ask for that permission; a policy of the organization may also deny it." \
                "'scripts/check-credentials.sh' lists everything that is missing for deploying the provider." ;;
        *'does not exist'* | *ResourceNotFoundException*)
            fail "not found in the Region ${AWS_DEFAULT_REGION:-}" "$1" \
                "Check the name, and the Region: AWS_DEFAULT_REGION or the profile sets it, for the SAM CLI as well." ;;
        *) fail 'AWS refused' "$1" ;;
    esac
}

# Chooses the Region as the SAM CLI does, which does not read AWS_REGION, for every version of the AWS CLI.
choose_region() {
    region=${AWS_DEFAULT_REGION:-$(aws configure get region 2>/dev/null || true)}
    if [ -n "${AWS_REGION:-}" ] && [ "$AWS_REGION" != "$region" ]; then
        fail "AWS_REGION is $AWS_REGION, but the SAM CLI deploys to ${region:-no Region}" \
            "It does not read AWS_REGION. Run 'export AWS_DEFAULT_REGION=$AWS_REGION', or unset AWS_REGION."
    fi
    if [ -z "$region" ]; then
        # A profile that does not exist has no Region either.
        problem=$(aws configure list 2>&1) || explain "$problem"
        fail 'no Region' "Set AWS_DEFAULT_REGION, or run 'aws configure'. Use the Region of the user pool and the provider."
    fi
    use_region "$region"
}

use_region() { export AWS_REGION="$1" AWS_DEFAULT_REGION="$1"; }

# call ARGUMENT...: runs the AWS CLI; if that fails, says what to do.
call() {
    errors=$(mktemp)
    aws "$@" 2>"$errors" || {
        # The CLI begins with an empty line.
        problem=$(sed '/^$/d' "$errors")
        rm -f "$errors"
        explain "$problem"
    }
    rm -f "$errors"
}

# secret_of STACK|SECRET: prints the name or ARN of the secret; the Region is chosen before.
secret_of() {
    case $1 in
        arn:*:cloudformation:*) secret_of_stack "$1" ;;
        arn:* | */*) printf '%s\n' "$1" ;;
        *) secret_of_stack "$1" ;;
    esac
}

secret_of_stack() {
    found=$(call cloudformation list-stack-resources --stack-name "$1" --output text --query \
        "StackResourceSummaries[?ResourceType=='Custom::CognitoM2M' && ResourceStatus!='DELETE_COMPLETE'].[PhysicalResourceId]") ||
        exit 1
    case $(printf '%s\n' "$found" | grep -c .) in
        0) fail "stack $1 has no Custom::CognitoM2M" ;;
        1) printf '%s\n' "$found" ;;
        *) fail "stack $1 has several Custom::CognitoM2M; name one of these secrets:" "$found" ;;
    esac
}

# region_of STACK|SECRET: chooses the Region; an ARN contains its own.
region_of() {
    case $1 in
        arn:*) use_region "$(printf '%s' "$1" | cut -d : -f 4)" ;;
        *) choose_region ;;
    esac
}
