package io.studioaccess.plan;

import io.studioaccess.desired.Desired;
import io.studioaccess.mapping.DomainId;
import io.studioaccess.membership.DirectoryUser;
import java.time.Instant;
import java.util.Optional;

/**
 * Everything that the plan for one user in one domain depends on.
 *
 * @param user empty for a user who was deleted
 */
public record Situation(
    DomainId domain,
    Optional<DirectoryUser> user,
    Desired desired,
    Optional<ProfileRecord> record,
    ObservedProfile observed,
    Instant now) {}
