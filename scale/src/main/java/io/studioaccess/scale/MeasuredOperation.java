package io.studioaccess.scale;

/** A line of the growth table, and the measured basis of a price. */
public enum MeasuredOperation {
  GROUP_EVENT("one group's event, one member more"),
  CHANGED_ROW("a changed row"),
  EVERYBODY("everybody: a full sweep"),
  LEAVER("a leaver"),
  JOIN("a join, two events"),
  ROLE_CHANGE("a change of role"),
  WITHOUT_EFFECT("an event without effect"),
  STATUS("everybody: the daily status sweep"),
  PLAN("studioctl plan");

  private final String title;

  MeasuredOperation(String title) {
    this.title = title;
  }

  public String title() {
    return title;
  }
}
