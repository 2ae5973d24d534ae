package io.studioaccess.membership;

/** x. */
public record UserId(String value) {}
