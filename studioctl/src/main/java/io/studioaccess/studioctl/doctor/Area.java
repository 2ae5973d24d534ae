package io.studioaccess.studioctl.doctor;

/** The part of the installation that a check belongs to. */
enum Area {
  TRAIL("CloudTrail"),
  EVENTS("Rules and queues"),
  DIRECTORY("IAM Identity Center"),
  DOMAINS("Domains"),
  MAPPING("Mapping"),
  ROLES("Roles"),
  OPERATION("Operation");

  private final String title;

  Area(String title) {
    this.title = title;
  }

  @Override
  public String toString() {
    return title;
  }
}
