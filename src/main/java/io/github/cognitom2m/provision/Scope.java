package io.github.cognitom2m.provision;

/** A scope of a resource server. */
public record Scope(String name, String description) {}
