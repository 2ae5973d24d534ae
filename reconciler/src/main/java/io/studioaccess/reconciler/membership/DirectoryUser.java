package io.studioaccess.reconciler.membership;

/** The current state of a user in the directory. A disabled user is entitled to nothing. */
public record DirectoryUser(UserId id, UserName name, boolean enabled) {}
