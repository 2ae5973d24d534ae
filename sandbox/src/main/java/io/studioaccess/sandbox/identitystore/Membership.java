package io.studioaccess.sandbox.identitystore;

import java.time.Instant;

/** The membership of a user in a group. */
public record Membership(String membershipId, String groupId, String userId, Instant createdAt) {}
