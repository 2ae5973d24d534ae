package io.studioaccess.sandbox.identitystore;

/** A group. Display names are unique regardless of case. */
public record Group(String groupId, String displayName) {}
