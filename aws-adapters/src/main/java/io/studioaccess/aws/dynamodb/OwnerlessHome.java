package io.studioaccess.aws.dynamodb;

import io.studioaccess.mapping.DomainId;
import io.studioaccess.mapping.RoleArn;
import io.studioaccess.reconciler.membership.UserId;
import java.time.Instant;

/**
 * A home directory that stayed on a domain's file system when its profile was deleted.
 *
 * @param uid the POSIX user id, which is also the directory's name
 * @param user whose it was
 * @param profile the deleted profile
 * @param role the last role that a group granted; its account is the domain's
 * @param since when the deletion of the profile was seen
 */
public record OwnerlessHome(
    DomainId domain, String uid, UserId user, String profile, RoleArn role, Instant since) {}
