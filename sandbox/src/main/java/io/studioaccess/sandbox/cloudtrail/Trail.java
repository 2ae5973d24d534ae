package io.studioaccess.sandbox.cloudtrail;

/**
 * A trail.
 *
 * @param region the home region
 * @param isMultiRegion whether it logs the calls of all regions
 * @param logsWriteEvents whether it logs calls that change something
 */
public record Trail(
    String name,
    String accountId,
    String region,
    boolean isMultiRegion,
    boolean isLogging,
    boolean logsWriteEvents) {

  /** A trail as the deployment guide requires it: multi-region, logging all management events. */
  public static Trail recommended(String accountId, String region) {
    return new Trail("management-events", accountId, region, true, true, true);
  }

  public Trail withLogging(boolean logging) {
    return new Trail(name, accountId, region, isMultiRegion, logging, logsWriteEvents);
  }

  public Trail withWriteEvents(boolean logged) {
    return new Trail(name, accountId, region, isMultiRegion, isLogging, logged);
  }

  public Trail withHomeRegion(String homeRegion, boolean multiRegion) {
    return new Trail(name, accountId, homeRegion, multiRegion, isLogging, logsWriteEvents);
  }

  String arn() {
    return "arn:aws:cloudtrail:%s:%s:trail/%s".formatted(region, accountId, name);
  }

  /** Whether this trail delivers the write calls of that account and region to EventBridge. */
  boolean deliversWriteEventsOf(String account, String callRegion) {
    return isLogging
        && logsWriteEvents
        && accountId.equals(account)
        && (isMultiRegion || region.equals(callRegion));
  }
}
