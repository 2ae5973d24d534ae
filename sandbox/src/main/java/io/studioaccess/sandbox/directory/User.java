package io.studioaccess.sandbox.directory;

/** A user of the directory. Names are unique without regard to case. */
public record User(String userId, String userName, String displayName, boolean enabled) {}
