package io.studioaccess.sandbox.wire;

/** The credentials of a session; any secret goes with them. */
public record SessionCredentials(String accessKeyId, String sessionToken) {}
