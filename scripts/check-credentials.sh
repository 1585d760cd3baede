#!/bin/sh
# Says who the AWS CLI acts as and where, which permission for deploying the provider is missing, and what to do.
set -eu

say() { printf '%-10s %s\n' "$1" "$2"; }

fail() {
    say FAILED "$1"
    shift
    printf '           %s\n' "$@"
    exit 1
}

# Prints what a refusal of AWS means; the text is the CLI's.
explain() {
    case $1 in
        'no Region')
            fail 'no Region' "Set AWS_REGION, or run 'aws configure'; it must be the one of the user pool and the provider." ;;
        *'Unable to locate credentials'* | *'NoCredentials'*)
            fail 'no credentials' "Run 'aws configure' or 'aws configure sso', or set AWS_PROFILE, or AWS_ACCESS_KEY_ID" \
                'and AWS_SECRET_ACCESS_KEY; then try again.' ;;
        *'could not be found'*)
            fail 'no such profile' "AWS_PROFILE is '${AWS_PROFILE:-}'; 'aws configure list-profiles' names those there are." ;;
        *InvalidClientTokenId* | *UnrecognizedClientException* | *InvalidAccessKeyId*)
            fail 'the access key is not known to AWS' 'It is mistyped, deactivated or deleted; a temporary one needs its' \
                'AWS_SESSION_TOKEN, and a permanent one must have none left over from before.' \
                "A Region that the account has not enabled says the same. 'aws configure list' tells where the key is from." ;;
        *ExpiredToken* | *'has expired'* | *'is expired'*)
            fail 'the credentials have expired' "Sign in again ('aws sso login'), or get new temporary credentials." ;;
        *SignatureDoesNotMatch* | *InvalidSignature*)
            fail 'the secret access key is wrong, or the clock is' "Enter the key again ('aws configure'); compare 'date -u'." ;;
        *'Could not connect to the endpoint'* | *'Invalid endpoint'* | *'not a valid'*)
            fail 'AWS cannot be reached' "There may be no Region '$region', or no network, or a proxy is in the way." ;;
        *) fail 'AWS refused' "$1" ;;
    esac
}

command -v aws >/dev/null || fail 'the AWS CLI is not installed' \
    'https://docs.aws.amazon.com/cli/latest/userguide/getting-started-install.html'

region=${AWS_REGION:-${AWS_DEFAULT_REGION:-}}
if [ -z "$region" ]; then
    region=$(aws configure get region 2>&1) || explain "${region:-no Region}"
fi
say region "$region"
# Version 1 of the CLI reads no other.
export AWS_DEFAULT_REGION="$region"

identity=$(aws sts get-caller-identity --query '[Account, Arn]' --output text 2>&1) ||
    explain "$identity"
account=$(printf '%s' "$identity" | cut -f 1)
arn=$(printf '%s' "$identity" | cut -f 2)
say account "$account"
say identity "$arn"

case $arn in
    *:root)
        say ok 'the root user may do everything; better use a role'
        exit 0 ;;
    *:assumed-role/*)
        # IAM judges roles, not sessions, and a session's ARN lacks the role's path.
        role=$(printf '%s' "$arn" | cut -d / -f 2)
        arn=$(aws iam get-role --role-name "$role" --query Role.Arn --output text 2>&1) ||
            fail 'the permissions cannot be checked' "It takes iam:GetRole: $arn" ;;
esac

missing=''
# check SERVICE RESOURCE ACTION...: asks IAM about what "sam deploy" of template.yaml does, with the names of that stack.
check() {
    service=$1 resource=arn:$partition:$2 actions=''
    shift 2
    for action; do actions="$actions $service:$action"; done
    # shellcheck disable=SC2086
    denied=$(aws iam simulate-principal-policy --policy-source-arn "$arn" --resource-arns "$resource" \
        --action-names $actions --context-entries \
        ContextKeyName=iam:PassedToService,ContextKeyValues=lambda.amazonaws.com,ContextKeyType=string \
        --output text --query "EvaluationResults[?EvalDecision!='allowed'].[EvalActionName]" 2>&1) ||
        fail 'the permissions cannot be checked' "It takes iam:SimulatePrincipalPolicy: $denied"
    missing="$missing $denied"
}

partition=$(printf '%s' "$arn" | cut -d : -f 2)
here=$region:$account
check cloudformation "cloudformation:$here:stack/cognito-m2m-dev/new" CreateChangeSet DescribeChangeSet ExecuteChangeSet \
    DeleteStack DescribeStacks DescribeStackEvents GetTemplateSummary ListStackResources
check s3 "s3:::aws-sam-cli-managed-default-samclisourcebucket-new/new" GetObject PutObject
check iam "iam::$account:role/cognito-m2m-dev-new" CreateRole GetRole DeleteRole PassRole PutRolePolicy DeleteRolePolicy TagRole
check lambda "lambda:$here:function:cognito-m2m-dev-new" CreateFunction GetFunction UpdateFunctionCode \
    UpdateFunctionConfiguration DeleteFunction TagResource PublishVersion CreateAlias UpdateAlias DeleteAlias \
    PutFunctionEventInvokeConfig DeleteFunctionEventInvokeConfig AddPermission RemovePermission InvokeFunction
check logs "logs:$here:log-group:cognito-m2m-dev-new" CreateLogGroup DeleteLogGroup PutRetentionPolicy
check cognito-idp "cognito-idp:$here:userpool/new" CreateUserPool DescribeUserPool UpdateUserPool DeleteUserPool TagResource
check secretsmanager "secretsmanager:$here:secret:m2m/new" DescribeSecret RotateSecret

# shellcheck disable=SC2086
set -- $missing
if [ $# -gt 0 ]; then
    fail 'these permissions are missing for deploying the provider:' "$@" \
        'policies/deployer.json has all that it takes, for whoever administers the account; a policy of an' \
        'organization may deny them, too.'
fi
say ok 'every permission for deploying the provider is there'
