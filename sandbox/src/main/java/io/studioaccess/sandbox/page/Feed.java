package io.studioaccess.sandbox.page;

import io.studioaccess.sandbox.page.journey.Journey;
import io.studioaccess.sandbox.process.DaemonThreads;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What open pages receive: each section of the state when it has changed, and each journey when it
 * goes on. Whoever comes later receives everything first.
 */
final class Feed implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Feed.class);
  private static final Duration INTERVAL = Duration.ofMillis(300);

  /** A page that does not read for so long is closed, and opens its connection again. */
  private static final int BUFFERED = 500;

  private final Stage stage;
  private final Thread ticker;
  private final Semaphore due = new Semaphore(0);
  private final Set<Subscriber> subscribers = ConcurrentHashMap.newKeySet();
  private final Map<String, String> sent = new HashMap<>();
  private long version;
  private int number;

  /** One open page. */
  static final class Subscriber {
    private final BlockingQueue<String> messages = new ArrayBlockingQueue<>(BUFFERED);
    private volatile boolean isLost;

    /** The next message; empty if there is none within the time. */
    Optional<String> next(Duration max) throws InterruptedException {
      return Optional.ofNullable(messages.poll(max.toMillis(), TimeUnit.MILLISECONDS));
    }

    boolean isLost() {
      return isLost;
    }

    void send(String message) {
      if (!messages.offer(message)) {
        isLost = true;
        messages.clear(); // Its connection may stay open for days.
      }
    }
  }

  Feed(Stage stage) {
    this.stage = stage;
    this.ticker = DaemonThreads.unstarted("page", this::run);
  }

  void start() {
    ticker.start();
  }

  /** Looks for changes at once, and not only after the interval. */
  void changed() {
    due.release();
  }

  private void run() {
    try {
      while (!Thread.interrupted()) {
        boolean unused = due.tryAcquire(INTERVAL.toMillis(), TimeUnit.MILLISECONDS);
        due.drainPermits();
        tick();
      }
    } catch (InterruptedException closing) {
      // The page is closing.
    }
  }

  private void tick() {
    try {
      Optional<Watched> watched = stage.current();
      if (watched.isPresent()) {
        watched.get().alarms().sample();
        if (!subscribers.isEmpty()) {
          publish(watched.get());
        }
      }
    } catch (RuntimeException e) {
      LOG.debug("The sandbox was closed while the page read it", e);
    }
  }

  /** Reads without the lock: a new page does not wait for a database or a queue. */
  private void publish(Watched watched) {
    int started = stage.number();
    Map<String, String> state = new LinkedHashMap<>();
    watched.state().read().forEach((name, section) -> state.put(name, PageJson.text(section)));
    List<Journey> journeys = watched.journeys().since(number == started ? version : 0);
    publish(started, state, journeys);
  }

  private synchronized void publish(
      int started, Map<String, String> state, List<Journey> journeys) {
    if (number != started) {
      if (number > 0) {
        send(message("reset", "{}"));
      }
      number = started;
      version = 0;
      sent.clear();
    }
    Map<String, String> changed = new LinkedHashMap<>();
    state.forEach(
        (name, text) -> {
          if (!text.equals(sent.put(name, text))) {
            changed.put(name, text);
          }
        });
    if (!changed.isEmpty()) {
      send(state(changed));
    }
    for (Journey journey : journeys) {
      version = Math.max(version, journey.version());
      send(message("journey", PageJson.text(journey)));
    }
    subscribers.removeIf(Subscriber::isLost);
  }

  private void send(String message) {
    subscribers.forEach(subscriber -> subscriber.send(message));
  }

  /** A new page, which first receives everything. */
  synchronized Subscriber subscribe() {
    Subscriber subscriber = new Subscriber();
    if (!sent.isEmpty()) {
      subscriber.send(state(sent));
      stage
          .current()
          .ifPresent(
              watched ->
                  watched.journeys().since(0).stream()
                      .filter(journey -> journey.version() <= version)
                      .forEach(
                          journey -> subscriber.send(message("journey", PageJson.text(journey)))));
    }
    subscribers.add(subscriber);
    changed();
    return subscriber;
  }

  void end(Subscriber subscriber) {
    subscribers.remove(subscriber);
  }

  /** How many pages are open. */
  int open() {
    return subscribers.size();
  }

  private static String state(Map<String, String> sections) {
    List<String> members =
        sections.entrySet().stream()
            .map(section -> "\"%s\":%s".formatted(section.getKey(), section.getValue()))
            .toList();
    return message("state", "{" + String.join(",", members) + "}");
  }

  /** A server-sent event. JSON has no line breaks here. */
  private static String message(String event, String data) {
    return "event: %s\ndata: %s\n\n".formatted(event, data);
  }

  @Override
  public void close() {
    ticker.interrupt();
  }
}
