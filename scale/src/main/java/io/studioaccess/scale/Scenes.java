package io.studioaccess.scale;

import io.studioaccess.sandbox.identitystore.Directory;
import io.studioaccess.sandbox.identitystore.Group;
import io.studioaccess.sandbox.identitystore.Membership;
import io.studioaccess.sandbox.identitystore.User;
import io.studioaccess.sandbox.sagemaker.Studio;
import io.studioaccess.sandbox.stack.Sandbox;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import software.amazon.awssdk.services.sagemaker.model.AppType;

/**
 * What happens in a company, and what each costs. Every scene ends when no work is left. Nobody
 * leaves twice.
 */
public final class Scenes {
  /** The first events of a function run cold code, and the mapping's cache is empty. */
  private static final int UNMEASURED = 2;

  /** GracePeriodDays is 7. */
  private static final Duration AFTER_THE_GRACE_PERIOD = Duration.ofDays(8);

  private static final int SHOWN_ERRORS = 3;

  /** The groups before are measured, and keep their size. */
  private static final int FIRST_LEAVER = 3 * Workforce.USERS_PER_GROUP;

  private final Sandbox sandbox;
  private final Meter meter;
  private final Workforce people;
  private final EventShapes events;
  private final Directory directory;
  private final Studio studio;
  private final Set<Integer> gone = new HashSet<>();
  private int applicants;
  private int priority = 10;
  private int measuredGroup;

  public Scenes(Sandbox sandbox, Meter meter, Workforce people, EventShapes events) {
    this.sandbox = sandbox;
    this.meter = meter;
    this.people = people;
    this.events = events;
    this.directory = sandbox.cloud().directory();
    this.studio = sandbox.cloud().studio();
  }

  /** The group of the next scenes. Each size takes another one, because joins make it larger. */
  void measureGroup(int number) {
    measuredGroup = number;
  }

  private Group group() {
    return people.groups().get(measuredGroup);
  }

  /** SCIM adds a user to the group: one event, which names the group only. */
  public Usage groupEvent(int times) {
    return measureEach(times, this::joinByScim);
  }

  private void joinByScim() {
    meter.publish(events.patched(join(group())));
  }

  /** A user is added to the group: CloudTrail's event, and the Identity Store's own. */
  public Usage join(int times) {
    return measureEach(
        times,
        () -> {
          Membership membership = join(group());
          meter.publish(events.addedNatively(membership));
          meter.publish(events.added(membership));
        });
  }

  /** An addition of a user who has everything already. */
  public Usage withoutEffect(int times) {
    User user = people.user(0);
    Group group = people.groupOf(0);
    Membership membership = directory.membership(user.userId(), group.groupId()).orElseThrow();
    return measureEach(times, () -> meter.publish(events.added(membership)));
  }

  /** An administrator changes the row of the group, and nobody's role. */
  public Usage changedRow(int times) {
    return measureEach(times, () -> people.putRow(group(), ++priority));
  }

  /** A user of the last groups changes to a group with another role. */
  public Usage roleChange(int times) {
    int[] moved = {0};
    return measureEach(times, () -> move(people.size() - 1 - moved[0]++));
  }

  /** The sweep for disabled users, in which nothing differs. */
  public Usage status() {
    return measure(
        () ->
            sandbox.send(
                "SweeperQueue", "{\"type\":\"studio-access.Sweep\",\"scope\":\"status\"}"));
  }

  /** A full sweep in which nothing differs. */
  public Usage everybody() {
    return measure(() -> sandbox.send("SweeperQueue", "{\"type\":\"studio-access.Sweep\"}"));
  }

  /**
   * A user of the first domain, with a private space and a running app, leaves their only group,
   * and is deleted when the grace period is over.
   */
  public Usage leaver(int times) {
    return leavers(times).dividedBy(times);
  }

  /** Many leave within an hour, and are deleted when their grace period is over. */
  public Usage leavers(int number) {
    for (int i = 0; i < number; i++) {
      startApp(nextLeaver(i));
    }
    letAppsStart();
    return measure(
        () -> {
          List<Integer> leavers = new ArrayList<>();
          for (int i = 0; i < number; i++) {
            leavers.add(take());
            leave(leavers.getLast());
          }
          sandbox.settle(Duration.ofDays(1));
          sandbox.clock().advance(AFTER_THE_GRACE_PERIOD);
          leavers.forEach(this::requestDeletion);
        });
  }

  /** As the hourly sweep does for a profile that is due. */
  private void requestDeletion(int user) {
    sandbox.send(
        "DeprovisionerQueue",
        "{\"type\": \"studio-access.Reconcile\", \"userId\": \"%s\", \"eventId\": \"due\"}"
            .formatted(people.user(user).userId()));
  }

  /**
   * A morning: for each thousand users, one joins, one changes to a group with another role, and
   * there are two events without effect; half of the joins come by SCIM.
   */
  public Usage morning(int thousands) {
    return measure(
        () -> {
          for (int i = 0; i < thousands; i++) {
            Group group = people.groups().get(i % people.groups().size());
            Membership joined = join(group);
            meter.publish(i % 2 == 0 ? events.patched(joined) : events.added(joined));
            move(people.size() - Workforce.USERS_PER_GROUP - 1 - i);
            for (int n = 0; n < 2; n++) {
              int user = (i * 2 + n) % Workforce.USERS_PER_GROUP;
              directory
                  .membership(people.user(user).userId(), people.groupOf(user).groupId())
                  .ifPresent(membership -> meter.publish(events.added(membership)));
            }
          }
        });
  }

  /** To the next group of the same domain, which has another role. */
  private void move(int user) {
    Group from = people.groupOf(user);
    int next = people.groups().indexOf(from) ^ 1;
    if (next >= people.groups().size()) {
      next = people.groups().indexOf(from) - 1;
    }
    String userId = people.user(user).userId();
    gone.add(user);
    Membership left = directory.leave(userId, from.groupId());
    Membership joined = directory.join(userId, people.groups().get(next).groupId());
    meter.publish(events.added(joined));
    meter.publish(events.removed(left));
  }

  private Membership join(Group group) {
    User user = people.applicant("applicant-%06d".formatted(++applicants));
    return directory.join(user.userId(), group.groupId());
  }

  /** The n-th of those who are still in the group that hired them; not of the measured groups. */
  private int nextLeaver(int n) {
    int last = Math.min(people.size(), Workforce.USERS_PER_DOMAIN);
    int left = n;
    for (int user = FIRST_LEAVER; user < last; user++) {
      if (!gone.contains(user) && left-- == 0) {
        return user;
      }
    }
    throw new IllegalStateException("everybody of the first domain has left");
  }

  private int take() {
    int user = nextLeaver(0);
    gone.add(user);
    return user;
  }

  private void startApp(int user) {
    studio.startAppInSpace(
        people.firstDomain(), Workforce.spaceOf(people.user(user)), AppType.JUPYTER_LAB, "default");
  }

  private void letAppsStart() {
    sandbox.clock().advance(Duration.ofMinutes(10));
    sandbox.settle();
  }

  private void leave(int user) {
    Membership left = directory.leave(people.user(user).userId(), people.groupOf(user).groupId());
    meter.publish(events.removedNatively(left));
    meter.publish(events.removed(left));
  }

  private Usage measureEach(int times, Runnable change) {
    for (int i = 0; i < UNMEASURED; i++) {
      change.run();
      sandbox.settle();
    }
    return measure(
            () -> {
              for (int i = 0; i < times; i++) {
                change.run();
                sandbox.settle();
              }
            })
        .dividedBy(times);
  }

  private Usage measure(Runnable change) {
    meter.start();
    change.run();
    sandbox.settle(Duration.ofDays(2));
    Usage usage = meter.stop();
    if (usage.unserved() > 0) {
      sandbox.log().stream()
          .filter(line -> line.text().contains("ERROR"))
          .skip(Math.max(0, errors() - SHOWN_ERRORS))
          .forEach(line -> System.err.println(line.function() + "  " + line.text()));
    }
    return usage;
  }

  private long errors() {
    return sandbox.log().stream().filter(line -> line.text().contains("ERROR")).count();
  }
}
