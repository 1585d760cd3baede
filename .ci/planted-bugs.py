"""Plants bugs of other custom resources in a copy of the product, and sees that the exploration finds each of them.

Usage: planted-bugs.py JAVA_HOME TEST_CLASSPATH. Needs target/classes and target/test-classes to be built.
"""

import concurrent.futures
import os
import re
import subprocess
import sys
import tempfile
import time

MAIN = "src/main/java"
# Longer than the exploration takes to find any of the bugs.
PATIENCE = 240
# What the exploration ends with where it finds a violation.
VIOLATED = 3
# For processes that end before a better compiler would have been worth its while.
SHORT_LIVED = ["-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC"]
BASE = MAIN + "/io/github/cognitom2m/"

# What is wrong, the scenario in which it has to show, the kind of fault with which it shows soonest (which is tried first)
# or None where it shows undisturbed, and the edits that make it so: file, what stands there (just once), what stands there
# instead.
BUGS = [
    (
        "every answer has a physical id of its own, such as that of the log stream",
        "add a scope",
        None,
        [("CustomResourceHandler.java", "Answer.success(request, done.physicalId(),", 'Answer.success(request, "log-stream-" + request.requestId(),')],
    ),
    (
        "a failed Update answers with another physical id",
        "add a scope, then another resource fails",
        "DENIED",
        [("CustomResourceHandler.java", "Answer.failure(request, request.replyTo().echoedPhysicalId(), reason)", "Answer.failure(request, \"log-stream-\" + request.requestId(), reason)")],
    ),
    (
        "no answer where the work fails",
        "create server and domain",
        "ENDLESS",
        [("CustomResourceHandler.java", "return Optional.of(failure(request, Causes.of(e), log));", "return request.requestId().isEmpty() ? Optional.of(failure(request, Causes.of(e), log)) : Optional.empty();")],
    ),
    (
        "the answer goes out before the work is done",
        "create where the server is foreign",
        "DENIED",
        [("CustomResourceHandler.java", "            Optional<Answer> answer = answer(request, work, log).map(unstruck -> unstruck.with(secrets::strike));\n", "            if (request.physicalId().isPresent() && request.oldProperties().isEmpty()) {\n                sender.send(request.responseUrl(), Answer.success(request, request.physicalId().get(), java.util.Map.of()), within(context, FOR_THE_END));\n            }\n            Optional<Answer> answer = answer(request, work, log).map(unstruck -> unstruck.with(secrets::strike));\n")],
    ),
    (
        "UpdateUserPoolClient is sent the changed members only",
        "add a scope",
        None,
        [
            ("cognito/AppClients.java", "        ShownMembers.copy(before, update);\n", "        update.userPoolId(userPoolId).clientId(found.id());\n"),
            ("cognito/AppClients.java", "if (client.machineFlows()) {", "if (client.machineFlows() && client.name().isEmpty()) {"),
        ],
    ),
    (
        "a creation that was refused counts as ours",
        "create server and domain",
        "STRANGER",
        [("converge/Creations.java", "refused.add(part);\n                throw e;", "made.add(part);\n                throw e;")],
    ),
    (
        "a creation is repeated blindly",
        "create server and domain, then another resource fails",
        "ERROR_AFTER",
        [("aws/Clients.java", "new Retries(false, backoff, clock)", "new Retries(true, backoff, clock)")],
    ),
    (
        "no guard for a repeated delivery",
        "create server and domain",
        "AGAIN_AT_ONCE",
        [("provision/Creation.java", "if (!own && isLedByAnother(ledger)) {", "if (!own && isLedByAnother(ledger) && secret.arn().isEmpty()) {")],
    ),
    (
        "a Delete does not know the Create that failed",
        "create server and domain",
        "RESET_BEFORE",
        [("provision/Deletion.java", "ledger -> ledger.requestId().equals(create.requestId()));", "ledger -> ledger.requestId().equals(create.text()));")],
    ),
    (
        "a Delete of what was never made fails",
        "create server and domain",
        "DIES_AFTER_UNANSWERED",
        [("provision/Deletion.java", "        if (held.isEmpty()) {\n            return leaveTombstone(name);\n        }\n", "        FoundSecret never = held.orElseThrow(() -> new io.github.cognitom2m.cause.Failure(\"there is no \" + name));\n        if (never.arn().isEmpty()) {\n            return leaveTombstone(name);\n        }\n")],
    ),
    (
        "a Delete that overtakes its Create leaves no mark",
        "create server and domain",
        "CANCELLED_AFTER",
        [("provision/Deletion.java", "            return leaveTombstone(name);\n", "            return !name.isEmpty() || leaveTombstone(name);\n")],
    ),
    (
        "nobody waits for a request that is still at work",
        "add and remove a scope",
        "CANCELLED_AFTER",
        [("ledger/OtherLeases.java", ".filter(lease -> lease.isLive(now))\n", ".filter(lease -> lease.isLive(now) && lease.id().isEmpty())\n")],
    ),
    (
        "a request that was overtaken goes on",
        "create server and domain",
        "CANCELLED_AFTER",
        [("ledger/OtherLeases.java", "return marks().anyMatch(own.mark()::isOvertakenBy);", "return marks().anyMatch(mark -> own.mark().isOvertakenBy(mark) && mark.type().isEmpty());")],
    ),
    (
        "the clean-up of a replacement deletes the new generation as well",
        "replace Quirks",
        None,
        [("provision/Successors.java", "!secret.hasCurrent() || !lastChange.equals(replacedBy)", "!secret.hasCurrent() || !lastChange.isEmpty() || !replacedBy.isEmpty()")],
    ),
    (
        "a failed replacement is forgotten",
        "replace Quirks",
        "DIES_AFTER_UNANSWERED",
        [("provision/Successors.java", "        releaseWhere(ledger, (secret, successor) -> true);\n", "        releaseWhere(ledger, (secret, successor) -> secret.arn().isEmpty());\n")],
    ),
    (
        "the domain is not deleted",
        "create server and domain",
        None,
        [("provision/Release.java", "            aws().domains(pool()).delete(part.name());\n            going.add(part.name());\n", "            going.addAll(java.util.List.of());\n")],
    ),
    (
        "what does not show at once is created again",
        "take the only domain away",
        "STALE",
        [("provision/Turn.java", "Pace.growing(Duration.ofSeconds(1), Duration.ofSeconds(4)).atMost(4)", "Pace.every(Duration.ofSeconds(1)).atMost(1)")],
    ),
    (
        "a rotation prunes by age, as by AWSPREVIOUS, and not by what is current",
        "rotate again",
        None,
        [("rotation/Rotation.java", ".orElse((id.isEmpty() ? listed.getFirst() : listed.getLast()).id());", ".map(known -> listed.getFirst().id()).orElse(listed.getFirst().id());")],
    ),
    (
        "a stack update reads the client secret from Cognito",
        "add a scope while",
        "MEANWHILE",
        [("converge/SecretValue.java", "Optional<Credential> known = current().filter(value -> value.clientId().equals(client.id()));", "Optional<Credential> known = current().filter(value -> value.clientId().equals(client.id()) && client.originalSecret().isEmpty());")],
    ),
    (
        "the client secret is among the attributes, and nothing strikes it",
        "create server and domain",
        None,
        [
            ("provision/Completion.java", "result.clientName(),", "result.clientName() + result.value().clientSecret().value(),"),
            ("CustomResourceHandler.java", ".map(unstruck -> unstruck.with(secrets::strike))", ""),
        ],
    ),
    (
        "a version is staged before its key is changed",
        "another key and another value",
        None,
        [
            ("converge/Convergence.java", "server.beforeClient(calls, creations);", "Optional<String> early = ahead.map(value::stage);\n        server.beforeClient(calls, creations);"),
            ("converge/Convergence.java", "return keyFirst ? ahead.map(value::stage) : staged.map(Supplier::get);", "return keyFirst && staged.isEmpty() ? early : staged.map(Supplier::get);"),
        ],
    ),
    (
        "a client that does not show yet is left behind",
        "delete a domain that goes slowly",
        "STALE",
        [("provision/ClientRelease.java", "found(() -> clients.find(part.name())).ifPresent(client -> {", "clients.find(part.name()).ifPresent(client -> {")],
    ),
    (
        "what was made is not written down where a later step is refused",
        "a client that is refused",
        None,
        [("converge/Convergence.java", "creations.settled(known)", "known.equals(during) ? during : during")],
    ),
    (
        "a client that was made again stays in the making",
        "make the client again",
        "DENIED",
        [
            ("plan/ClientPlan.java", "return wasMade ? Part.made(Part.Kind.CLIENT, found.id()) : own;", "return wasMade && found.id().isEmpty() ? Part.made(Part.Kind.CLIENT, found.id()) : own;"),
            ("converge/Convergence.java", "known = during.withParts(Part.Kind.CLIENT, List.of(Part.made(Part.Kind.CLIENT, client.id())));", "known = during;"),
        ],
    ),
    (
        "a secret without room for a mark stops everything",
        "update a full secret",
        None,
        [("secret/CredentialSecrets.java", "            if (!Refusal.isDefinite(e)) {\n                throw e;\n            }\n            return false;", "            if (!Refusal.isDefinite(e) || !tags.isEmpty()) {\n                throw e;\n            }\n            return false;")],
    ),
    (
        "what came too late is refused before it is known who leads",
        "an update whose event",
        "AGAIN_TOO_LATE",
        [("provision/Turns.java", "boolean isLed = invocation", "invocation.refuseLate();\n            boolean isLed = invocation")],
    ),
    (
        "a Delete of the old name believes what is older than the rename",
        "rename a consumer",
        "STALE",
        [("provision/GenerationDeletion.java", "() -> invocation.seeing(secret.arn(), lease, written)", "() -> Optional.of(secret)")],
    ),
    (
        "a rename that comes again is not known",
        "rename a consumer",
        "AGAIN_LATER",
        [("provision/Renaming.java", "if (invocation.others(ledger).lead(invocation.lease())) {", "if (ledger.parts().isEmpty()) {")],
    ),
    (
        "the mark of a later request makes way",
        "update a full secret",
        "CANCELLED",
        [("ledger/OtherLeases.java", ".filter(lease -> !own.mark().isOvertakenBy(lease.mark()))", ".filter(lease -> !lease.id().isEmpty())")],
    ),
    (
        "a Delete fails for a domain that goes slowly",
        "delete a domain that goes slowly",
        None,
        [("provision/Release.java", "end.run(() -> awaitGone(going));", "end.run(() -> going.forEach(name -> aws().deadline().await(name, io.github.cognitom2m.time.Pace.every(java.time.Duration.ofSeconds(2)), () -> domains().isGone(name), gone -> gone)));")],
    ),
    (
        "a Delete believes a ledger that names the client of another stack",
        "delete beside a neighbor while its ledger",
        "MEANWHILE",
        [("provision/ClientProof.java", "return named || isPossessed(client);", "return named || isPossessed(client) || !arn.isEmpty();")],
    ),
    (
        "a Delete believes a ledger that names the resource server of another stack",
        "delete beside a neighbor while its ledger",
        "MEANWHILE",
        [("provision/Release.java", "if (new Contests(invocation, pool(), secret.arn()).isUncontested(part) && goes.getAsBoolean()) {", "if (!part.name().isEmpty() || new Contests(invocation, pool(), secret.arn()).isUncontested(part)) {")],
    ),
    (
        "an unfinished claim is released at its word",
        "join a stack beside a neighbor",
        "MEANWHILE",
        [("provision/Release.java", "if (new Contests(invocation, pool(), secret.arn()).isUncontested(part) && goes.getAsBoolean()) {", "if (!part.name().isEmpty() || new Contests(invocation, pool(), secret.arn()).isUncontested(part)) {")],
    ),
    (
        "one tag from 2099 locks a resource",
        "add a scope beside a neighbor while its ledger",
        "MEANWHILE",
        [("ledger/OtherLeases.java", ".filter(lease -> lease.isCredible(now, longest))", ".filter(lease -> lease.isCredible(now, longest) || !lease.id().isEmpty())")],
    ),
    (
        "a rotation believes a ledger that names the client of another stack",
        "rotate a forged secret",
        None,
        [("rotation/Proof.java", "&& !isShownByName(client)) {", "&& !isShownByName(client) && client.clientId().isEmpty()) {")],
    ),
    (
        "the response URL is logged",
        "create server and domain",
        None,
        [
            ("CustomResourceHandler.java", 'log.info("begin", request.physicalId().orElse("no resource yet"));', 'log.info("begin", request.responseUrl().toString());'),
            ("cloudformation/ResponseUrl.java", 'return "https://" + uri.getHost() + "/(redacted)";', "return uri.toString();"),
        ],
    ),
]


def planted_sources(copy, edits):
    """Writes the sources that the bug is in, and answers where they are."""
    texts = {}
    for name, old, new in edits:
        if name not in texts:
            with open(os.path.join(BASE, name)) as file:
                texts[name] = file.read()
        # The layout of the code may change; its words may not.
        pattern = r"\s*".join(re.escape(word) for word in re.split(r"\s+", old.strip()))
        found = re.findall(pattern, texts[name])
        if len(found) != 1:
            sys.exit(f"{name} has {len(found)} times what the bug replaces: {old.strip()}")
        texts[name] = texts[name].replace(found[0], new.strip())
    paths = []
    for name, text in texts.items():
        path = os.path.join(copy, BASE, name)
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(path, "w") as file:
            file.write(text)
        paths.append(path)
    return paths


def compiled(java_home, copy, sources, classpath):
    classes = os.path.join(copy, "classes")
    subprocess.run(
        [
            f"{java_home}/bin/javac", *(f"-J{option}" for option in SHORT_LIVED), "-nowarn", "-proc:none", "--release", "21", "-d", classes,
            "-cp", os.pathsep.join(["target/classes", classpath]), *sources,
        ],
        check=True,
    )
    return classes


def explored(java_home, classes, classpath, scenario, fault):
    return subprocess.run(
        [
            f"{java_home}/bin/java", *SHORT_LIVED,
            "-Daws.region=us-east-1", "-Daws.accessKeyId=AKIAIOSFODNN7EXAMPLE", "-Daws.secretAccessKey=example",
            "-cp", os.pathsep.join([classes, "target/classes", "target/test-classes", classpath]),
            "io.github.cognitom2m.explorer.Exploration", scenario, *([fault] if fault else []),
        ],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True, timeout=PATIENCE,
    )


def planted(java_home, classpath, bug):
    """Whether the exploration found the bug, and what to print of it."""
    name, scenario, fault, edits = bug
    begin = time.monotonic()
    with tempfile.TemporaryDirectory() as copy:
        classes = compiled(java_home, copy, planted_sources(copy, edits), classpath)
        try:
            run = explored(java_home, classes, classpath, scenario, fault)
            found, told = run.returncode == VIOLATED, (run.stdout.splitlines() or ["nothing was printed"])[-1][:200]
        except subprocess.TimeoutExpired:
            found, told = False, f"not within {PATIENCE} s"
    return found, f"{'found ' if found else 'MISSED'}  {name} ({time.monotonic() - begin:.0f} s)\n        {told}"


def main():
    java_home, classpath = sys.argv[1:]
    found = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as threads:
        for is_found, text in threads.map(lambda bug: planted(java_home, classpath, bug), BUGS):
            print(text, flush=True)
            found += is_found
    print(f"{found} of {len(BUGS)} planted bugs found")
    return 0 if found == len(BUGS) else 1


if __name__ == "__main__":
    sys.exit(main())
