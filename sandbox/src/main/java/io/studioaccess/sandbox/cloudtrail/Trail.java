package io.studioaccess.sandbox.cloudtrail;

/**
 * A trail.
 *
 * @param region where it was made
 * @param isMultiRegion whether it logs the calls of all regions
 * @param logsManagementEvents whether calls are logged that change something
 */
public record Trail(
    String name,
    String accountId,
    String region,
    boolean isMultiRegion,
    boolean isLogging,
    boolean logsManagementEvents) {

  /** As the documentation of this product asks for one. */
  public static Trail sound(String accountId, String region) {
    return new Trail("management-events", accountId, region, true, true, true);
  }

  public Trail logging(boolean is) {
    return new Trail(name, accountId, region, isMultiRegion, is, logsManagementEvents);
  }

  public Trail ofManagementEvents(boolean does) {
    return new Trail(name, accountId, region, isMultiRegion, isLogging, does);
  }

  public Trail in(String other, boolean allRegions) {
    return new Trail(name, accountId, other, allRegions, isLogging, logsManagementEvents);
  }

  String arn() {
    return "arn:aws:cloudtrail:%s:%s:trail/%s".formatted(region, accountId, name);
  }

  /** Whether EventBridge gets the changing calls of that account and region by this trail. */
  boolean tellsOf(String account, String where) {
    return isLogging
        && logsManagementEvents
        && accountId.equals(account)
        && (isMultiRegion || region.equals(where));
  }
}
