package io.studioaccess.sandbox.identitystore;

/** A user in a group. */
public record Membership(String membershipId, String groupId, String userId) {}
