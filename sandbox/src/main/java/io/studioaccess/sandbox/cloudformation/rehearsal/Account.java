package io.studioaccess.sandbox.cloudformation.rehearsal;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What exists in an AWS account. */
final class Account {

  private final String id;
  private final Map<String, Physical> resources = new LinkedHashMap<>();
  private final Map<String, Integer> numbers = new HashMap<>();
  private final Map<String, Map<String, Object>> snapshots = new HashMap<>();
  private boolean givesNumbersAgain;

  Account(String id) {
    this.id = id;
  }

  String id() {
    return id;
  }

  List<Physical> all() {
    return List.copyOf(resources.values());
  }

  List<Physical> ofType(String type) {
    return resources.values().stream().filter(resource -> resource.type().equals(type)).toList();
  }

  Optional<Physical> named(String type, String region, String name) {
    return Optional.ofNullable(resources.get(key(type, region, name)));
  }

  Optional<Physical> byArn(String arn) {
    return resources.values().stream().filter(resource -> resource.arn().equals(arn)).findFirst();
  }

  void add(Physical resource) {
    String key = key(resource.type(), resource.region(), resource.name());
    Refused.unless(
        !resources.containsKey(key),
        "%s %s already exists".formatted(resource.type(), resource.name()),
        "Choose another name for it, or delete the existing resource: a stack's name and"
            + " StudioAccessRoleName are parts of names, and names of IAM are unique in the"
            + " account, in all regions.");
    resources.put(key, resource);
  }

  void replace(Physical resource) {
    resources.put(key(resource.type(), resource.region(), resource.name()), resource);
  }

  void remove(Physical resource) {
    resources.remove(key(resource.type(), resource.region(), resource.name()));
  }

  /** The next number of a sequence, beginning with 1. Numbers are never used twice. */
  int next(String sequence) {
    int next = numbers.getOrDefault(sequence, 0) + 1;
    numbers.put(sequence, next);
    return next;
  }

  /**
   * AWS does not document whether AppConfig gives the number of a deleted version again. By default
   * it does not.
   */
  Account givingNumbersAgain() {
    givesNumbersAgain = true;
    return this;
  }

  boolean givesNumbersAgain() {
    return givesNumbersAgain;
  }

  /** What a version of a function contains: its settings and code at the time. */
  Map<String, Object> snapshot(String versionArn) {
    return snapshots.getOrDefault(versionArn, Map.of());
  }

  void snapshot(String versionArn, Map<String, Object> settings) {
    snapshots.put(versionArn, Map.copyOf(settings));
  }

  /** A copy, for another continuation of the same history. */
  Account copy() {
    var copy = new Account(id);
    copy.resources.putAll(resources);
    copy.numbers.putAll(numbers);
    copy.snapshots.putAll(snapshots);
    copy.givesNumbersAgain = givesNumbersAgain;
    return copy;
  }

  private static String key(String type, String region, String name) {
    return type + " " + region + " " + name;
  }
}
