package io.studioaccess.sandbox.eventbridge;

public record Bus(String accountId, String region, String name) {

  public static Bus defaultIn(String accountId, String region) {
    return new Bus(accountId, region, "default");
  }

  public static Bus of(String arn) {
    var parts = arn.split(":", 6);
    if (parts.length != 6 || !parts[2].equals("events") || !parts[5].startsWith("event-bus/")) {
      throw new IllegalArgumentException("not the ARN of an event bus: " + arn);
    }
    return new Bus(parts[4], parts[3], parts[5].substring("event-bus/".length()));
  }

  public String arn() {
    return "arn:aws:events:%s:%s:event-bus/%s".formatted(region, accountId, name);
  }
}
