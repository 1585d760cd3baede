#!/bin/sh
# Prints who the AWS CLI acts as and where, which permissions for deploying the provider are missing, and what to do.
set -eu
# shellcheck source=scripts/common.sh
. "${0%/*}/common.sh"

usage() {
    cat <<'END'
usage: scripts/check-credentials.sh [STACK]

STACK   name of the provider's stack; cognito-m2m-dev unless given

Prints who you are, in which account and Region, and checks with IAM every permission in policies/deployer.json that
"sam deploy" and "sam delete" need for that stack. If something is wrong, it says what to do.

Needs the AWS CLI, and permission for iam:SimulatePrincipalPolicy and, for a role, iam:GetRole.
END
}

case ${1:-} in
    -h | --help) usage && exit 0 ;;
esac
[ $# -le 1 ] || wrong_usage
stack=${1:-cognito-m2m-dev}
policy=${0%/*}/../policies/deployer.json

needs aws
choose_region
say region "$AWS_DEFAULT_REGION"
identity=$(call sts get-caller-identity --query '[Account, Arn]' --output text) || exit 1
account=$(printf '%s' "$identity" | cut -f 1)
arn=$(printf '%s' "$identity" | cut -f 2)
say account "$account"
say identity "$arn"

# may_not_look PERMISSION WHAT_AWS_SAID
may_not_look() {
    fail 'the permissions cannot be checked' "It takes $1: $2"
}

case $arn in
    *:root)
        say ok 'the root user may do everything; use a role instead'
        exit 0 ;;
    *:assumed-role/*)
        # IAM judges roles, not sessions, and a session's ARN lacks the role's path.
        role=$(printf '%s' "$arn" | cut -d / -f 2)
        arn=$(aws iam get-role --role-name "$role" --query Role.Arn --output text 2>&1) || may_not_look iam:GetRole "$arn" ;;
esac

# Prints a line for each resource of each statement of the policy: the resource, then the actions, for this stack.
needed() {
    awk -v region="$AWS_DEFAULT_REGION" -v account="$account" -v stack="$stack" \
        -v partition="$(printf '%s' "$arn" | cut -d : -f 2)" '
        function concrete(pattern,   parts, i, made) {
            if (pattern == "*") return pattern
            split(pattern, parts, ":")
            parts[2] = partition
            if (parts[4] == "*") parts[4] = region
            if (parts[5] == "*") parts[5] = account
            made = parts[1]
            for (i = 2; i in parts; i++) made = made ":" parts[i]
            sub(/cognito-m2m-\*/, stack, made)
            gsub(/\*/, "new", made)
            return made
        }
        /"Sid":/ { delete resource; actions = ""; count = 0 }
        /"(Sid|Effect|Action|Resource|Condition)":/ { part = $1; sub(/^[^:]*:/, "") }
        part ~ /Action|Resource/ {
            while (match($0, /"[^"]+"/)) {
                text = substr($0, RSTART + 1, RLENGTH - 2)
                $0 = substr($0, RSTART + RLENGTH)
                if (part ~ /Action/) actions = actions " " text
                else resource[++count] = text
            }
        }
        /^    }/ { for (i = 1; i <= count; i++) print concrete(resource[i]) actions }' "$policy"
}

missing=''
while read -r resource actions; do
    # shellcheck disable=SC2086
    denied=$(aws iam simulate-principal-policy --policy-source-arn "$arn" --resource-arns "$resource" \
        --action-names $actions --context-entries \
        ContextKeyName=iam:PassedToService,ContextKeyValues=lambda.amazonaws.com,ContextKeyType=string \
        --output text --query "EvaluationResults[?EvalDecision!='allowed'].[EvalActionName]" 2>&1) ||
        may_not_look iam:SimulatePrincipalPolicy "$denied"
    [ -z "$denied" ] || missing=$(printf '%s\n%s on %s' "$missing" "$(printf '%s' "$denied" | tr '\n' ' ' | sed 's/ *$//')" "$resource")
done <<END
$(needed)
END

if [ -n "$missing" ]; then
    fail 'these permissions are missing for deploying the provider:' "$(printf '%s' "$missing" | sed '1d; 3,$s/^/           /')" \
        'Ask the administrators of the account to add what policies/deployer.json contains. A policy of an' \
        'organization may also deny it.'
fi
say ok 'every permission in policies/deployer.json is granted'
