package io.studioaccess.reconciler.membership;

/** A user as the directory knows them now. A disabled user is entitled to nothing. */
public record DirectoryUser(UserId id, UserName name, boolean enabled) {}
