package io.studioaccess.sandbox.wire;

/** Temporary credentials. Any secret is accepted with them. */
public record SessionCredentials(String accessKeyId, String sessionToken) {}
