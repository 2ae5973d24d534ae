package io.studioaccess.simulation;

import java.util.ArrayList;
import java.util.List;

/** A value and what it was before, for readers that see it late. */
final class Versions<T> {
  private final List<Version<T>> versions = new ArrayList<>();

  private record Version<T>(long since, T value) {}

  Versions(T first) {
    versions.add(new Version<>(Long.MIN_VALUE, first));
  }

  T current() {
    return versions.getLast().value();
  }

  T at(long moment) {
    int index = versions.size() - 1;
    while (versions.get(index).since() > moment) {
      index--;
    }
    return versions.get(index).value();
  }

  /** The value at that moment, and all that followed. */
  List<T> since(long moment) {
    List<T> values = new ArrayList<>();
    for (int i = versions.size() - 1; i >= 0; i--) {
      values.add(versions.get(i).value());
      if (versions.get(i).since() <= moment) {
        break;
      }
    }
    return values;
  }

  /** The values that were current at any time between the two moments. */
  List<T> between(long from, long to) {
    List<T> values = new ArrayList<>();
    for (int i = 0; i < versions.size(); i++) {
      boolean isReplacedBefore = i + 1 < versions.size() && versions.get(i + 1).since() <= from;
      if (!isReplacedBefore && versions.get(i).since() <= to) {
        values.add(versions.get(i).value());
      }
    }
    return values;
  }

  int count() {
    return versions.size();
  }

  void put(long now, T value) {
    versions.add(new Version<>(now, value));
  }
}
