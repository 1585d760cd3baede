#!/bin/sh
# Lists every app client that a Custom::CognitoM2M has in this Region, according to the tags of their secrets.
set -eu

# shellcheck source=scripts/common.sh
. "${0%/*}/common.sh"

usage() {
    cat <<'END'
usage: scripts/list-clients.sh [--scope SCOPE | --server IDENTIFIER | --domain DOMAIN]

Prints stack, logical id, user pool, client id, age of the client secret in days, days of the last and the next rotation,
until when the client secret that was replaced last works (GRACE), and day of the last read; "-" if there is none. Without
Rotation.GracePeriodHours a replaced client secret works until the next rotation, which shows "-", too. Before you drop a scope, a resource server or a domain, name it to list only the clients that have the scope,
have a scope of the server, or are in the domain's user pool.

Needs the AWS CLI and permission for secretsmanager:ListSecrets, whose answer may be a few minutes old; for scopes and
servers also for cognito-idp:DescribeUserPoolClient, and for domains for cognito-idp:DescribeUserPoolDomain.
END
}

case ${1:-} in
    -h | --help) usage && exit 0 ;;
esac
by=all name=
case $#,${1:-} in
    0,) ;;
    2,--scope | 2,--server | 2,--domain) by=${1#--} name=$2 ;;
    *) wrong_usage ;;
esac
needs aws
choose_region

tag() { printf "Tags[?Key=='cognito-m2m:%s'].Value | [0]" "$1"; }

# One call (the CLI turns the pages): the filter passes every secret with a tag whose key begins like this.
rows=$(call secretsmanager list-secrets --filters Key=tag-key,Values=cognito-m2m: --output text --query \
    "SecretList[].[$(tag stack), $(tag resource), $(tag pool), $(tag client), LastRotatedDate, LastAccessedDate, \
    CreatedDate, $(tag secret-created), NextRotationDate, $(tag replaced)]") || exit 1

# scopes_of USER_POOL CLIENT: prints the client's scopes, one a line.
scopes_of() {
    call cognito-idp describe-user-pool-client --user-pool-id "$1" --client-id "$2" --output text \
        --query 'UserPoolClient.AllowedOAuthScopes' | tr '\t' '\n'
}

# Selects the rows of the clients that would lose something.
chosen() {
    case $by in
        all) cat ;;
        domain)
            pool=$(call cognito-idp describe-user-pool-domain --domain "$name" --output text \
                --query 'DomainDescription.UserPoolId') || exit 1
            [ "$pool" != None ] || fail "there is no domain $name in this Region" "check its name"
            awk -F '\t' -v pool="$pool" '$3 == pool'
            ;;
        *)
            while IFS= read -r row; do
                client=$(printf '%s\n' "$row" | cut -f 4)
                case $client in
                    None | making*) continue ;;
                esac
                scopes=$(scopes_of "$(printf '%s\n' "$row" | cut -f 3)" "${client##* }") || exit 1
                [ "$by" = scope ] || scopes=$(printf '%s\n' "$scopes" | sed 's|/[^/]*$||')
                if printf '%s\n' "$scopes" | grep -qxF -e "$name"; then printf '%s\n' "$row"; fi
            done
            ;;
    esac
}

rows=$(printf '%s\n' "$rows" | LC_ALL=C sort | chosen) || exit 1
printf '%s\n' "$rows" | awk -F '\t' -v now="$(date +%s)" '
    # Version 1 of the CLI prints seconds since 1970, version 2 dates; POSIX awk has no calendar.
    function day(text,   z, era, doe, yoe, doy, mp) {
        if (text == "None" || text == "") return "-"
        if (text !~ /^[0-9.]+$/) return substr(text, 1, 10)
        z = int(text / 86400) + 719468
        era = int(z / 146097)
        doe = z - era * 146097
        yoe = int((doe - int(doe / 1460) + int(doe / 36524) - int(doe / 146096)) / 365)
        doy = doe - (365 * yoe + int(yoe / 4) - int(yoe / 100))
        mp = int((5 * doy + 2) / 153)
        return sprintf("%04d-%02d-%02d", yoe + era * 400 + (mp > 9), mp < 10 ? mp + 3 : mp - 9,
            doy - int((153 * mp + 2) / 5) + 1)
    }
    # The days since 1970, of what day() shows.
    function number(text,   y, m, era, yoe, doy) {
        m = substr(text, 6, 2) + 0
        y = substr(text, 1, 4) - (m < 3)
        era = int(y / 400)
        yoe = y - era * 400
        doy = int((153 * (m > 2 ? m - 3 : m + 9) + 2) / 5) + substr(text, 9, 2) - 1
        return era * 146097 + yoe * 365 + int(yoe / 4) - int(yoe / 100) + doy - 719468
    }
    function age(rotated, created) {
        return int(now / 86400) - number(day(rotated == "None" ? created : rotated))
    }
    # The tag reads "<id> since <time> until <time> current <version>".
    function grace(tag,   words) {
        return split(tag, words, " ") == 7 && words[5] ~ /^[0-9]/ ? substr(words[5], 1, 16) "Z" : "-"
    }
    function row(stack, id, pool, name, days, rotated, next_one, until, read) {
        printf "%-28s %-24s %-24s %-28s %5s %-10s  %-10s  %-17s  %s\n", stack, id, pool, name, days, rotated, next_one,
            until, read
    }
    BEGIN { row("STACK", "LOGICAL ID", "USER POOL", "CLIENT ID", "AGE", "ROTATED", "NEXT", "GRACE", "READ") }
    NF >= 10 {
        split($1, arn, "/")
        # The tag says whether the client was created or adopted, and its id; a client that is being created has none.
        words = split($4, client, " ")
        row(arn[2], $2, $3, client[1] == "making" || words < 2 ? "-" : client[2], age($8, $7), day($5),
            day($9), grace($10), day($6))
    }'
