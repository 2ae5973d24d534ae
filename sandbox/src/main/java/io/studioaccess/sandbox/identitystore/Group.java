package io.studioaccess.sandbox.identitystore;

/** A group of the directory. Display names are unique without regard to case. */
public record Group(String groupId, String displayName) {}
