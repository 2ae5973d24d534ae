package io.studioaccess.sandbox.directory;

/** A user in a group. */
public record Membership(String membershipId, String groupId, String userId) {}
