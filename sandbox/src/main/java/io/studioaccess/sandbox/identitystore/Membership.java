package io.studioaccess.sandbox.identitystore;

/** The membership of a user in a group. */
public record Membership(String membershipId, String groupId, String userId) {}
