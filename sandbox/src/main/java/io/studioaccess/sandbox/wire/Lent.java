package io.studioaccess.sandbox.wire;

/** The credentials of a session; any secret goes with them. */
public record Lent(String accessKeyId, String sessionToken) {}
