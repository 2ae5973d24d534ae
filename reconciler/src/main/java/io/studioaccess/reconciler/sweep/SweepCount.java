package io.studioaccess.reconciler.sweep;

/**
 * What a full sweep, or a part of it, has counted.
 *
 * @param requested the number of requested reconciles
 * @param inaccessible the number of domains that could not be read
 * @param powerfulDefaultRoles the number of domains whose default role has permissions
 */
public record SweepCount(
    int groups,
    int users,
    int profiles,
    int requested,
    int inaccessible,
    int powerfulDefaultRoles) {}
