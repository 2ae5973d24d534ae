package io.studioaccess.sandbox.demo;

import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.studioaccess.sandbox.eventbridge.Delivery;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Publishes the files of {@code events/}, unchanged except for the place that the set-up gives. */
public final class EventFiles {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final TypeReference<Map<String, Object>> EVENT = new TypeReference<>() {};

  private final DirectoryEvents events;
  private final Path folder;
  private final Narrator narrator;

  EventFiles(DirectoryEvents events, Path folder, Narrator narrator) {
    this.events = events;
    this.folder = folder;
    this.narrator = narrator;
  }

  void publish(String file) {
    List<Delivery> deliveries = events.publish(read(folder.resolve(file)));
    narrator.event(file, deliveries);
  }

  /** Reads an event as EventBridge delivers it. */
  public static Map<String, Object> read(Path file) {
    try {
      return JSON.readValue(Files.readString(file), EVENT);
    } catch (IOException e) {
      throw new UncheckedIOException(file + " is not an event", e);
    }
  }
}
