package io.studioaccess.simulation;

import io.studioaccess.mapping.DomainArn;
import io.studioaccess.reconciler.plan.Verdict;
import io.studioaccess.reconciler.sweep.SweepRequest;
import io.studioaccess.simulation.Violations.Violation;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One history: a company, some changes at random moments with faults between them, and then rest.
 * The seed decides everything.
 */
final class History {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final long HOUR = Duration.ofHours(1).toMillis();
  private static final long DAY = Duration.ofDays(1).toMillis();
  static final long TICK = 15 * MINUTE;

  /** While nothing changes or is due, an hourly sweep finds what the last one found. */
  private static final int HOURS_BETWEEN_IDLE_SWEEPS = 250;

  /** What failed three times is tried again after a day. */
  private static final long UNTIL_REST = DAY + 3 * HOUR;

  /** A sweep reads the tags of each profile once a day, unless a reconcile is faster. */
  private static final long UNTIL_TAGS_ARE_RIGHT = 60 * HOUR;

  private final long seed;
  private final World world;
  private final Company company;
  private final Administrators administrators;
  private final Opponent opponent;
  private final Omissions omitted;
  private final List<Integer> made = new ArrayList<>();
  private boolean resting;
  private long checked = -1;
  private long swept;
  private int idleSweeps;
  private long sweptHourlyUntil;

  /** A change at its moment. */
  private record Planned(int number, long moment, Change change, long seed) {}

  /**
   * How a history ended.
   *
   * @param changes the numbers of the changes that were made
   * @param faults the identities of the faults that happened
   * @param digest of all calls
   */
  record Result(
      long seed,
      Optional<Violation> violation,
      Tally tally,
      List<Integer> changes,
      List<Long> faults,
      List<String> story,
      long digest) {}

  private History(long seed, Setting setting, Trouble trouble, Omissions omitted, Story story) {
    this.seed = seed;
    this.omitted = omitted;
    world = new World(setting, trouble, omitted, story);
    Events events = new Events(world);
    company = new Company(world, events);
    administrators = new Administrators(world);
    opponent = new Opponent(world, events);
  }

  static Result run(long seed, Omissions omitted, Story story) {
    Dice dice = new Dice(Dice.mix(seed, 1));
    Focus focus = Focus.any(dice);
    Setting setting = Setting.of(focus, dice);
    return new History(
            seed, setting, Trouble.of(focus, dice), omitted.and(focus.omissions()), story)
        .run();
  }

  private Result run() {
    if (world.setting.eventsAlone()) {
      return runOnEventsAlone();
    }
    world.timeline.at(Timeline.START + TICK, () -> tick(1));
    long first = world.setting.established() ? Timeline.START + 2 * TICK : Timeline.START;
    long rest = begin(first) + HOUR;
    runUntil(rest);
    rest(new Dice(Dice.mix(seed, 3)));
    long end = Moments.quiet(rest + UNTIL_REST);
    runUntil(end);
    ifWhole(() -> new RestLaws(world).checkAccess());
    end += world.setting.grace().toMillis() + 3 * DAY;
    runUntil(end);
    ifWhole(
        () -> {
          new RestLaws(world).checkAccess();
          new RestLaws(world).checkTags();
          new RestLaws(world).checkDeletions();
          new AssignmentLaws(world).checkRest();
        });
    return end();
  }

  /** The changes begin when the sweeps of the first rows of the mapping are over. */
  private Result runOnEventsAlone() {
    long last = begin(Timeline.START + HOUR);
    runUntil(Moments.quiet(last + UNTIL_REST));
    ifWhole(() -> new RestLaws(world).checkAccess());
    return end();
  }

  /** Founds the company, and plans its changes. Returns the moment of the last one. */
  private long begin(long first) {
    world.story.add(Timeline.START, "SETTING", world.setting, world.chaos.trouble());
    company.found(new Dice(Dice.mix(seed, 2)));
    List<Planned> plan = plan(first);
    plan.stream()
        .filter(planned -> !omitted.changes().contains(planned.number()))
        .forEach(planned -> world.timeline.at(planned.moment(), () -> make(planned)));
    return plan.getLast().moment();
  }

  private Result end() {
    world.functions.close();
    world.timeline.close();
    world.tally.history(world.timeline.millis() - Timeline.START);
    return new Result(
        seed,
        world.violations.first(),
        world.tally,
        List.copyOf(made),
        world.chaos.injected(),
        world.story.lines(),
        world.boundary.digest());
  }

  private void runUntil(long moment) {
    ifWhole(() -> world.timeline.runUntil(moment, this::isBroken));
  }

  private void ifWhole(Runnable next) {
    if (!isBroken()) {
      next.run();
    }
  }

  private boolean isBroken() {
    return world.violations.first().isPresent();
  }

  private List<Planned> plan(long first) {
    Setting setting = world.setting;
    List<Change> kinds = setting.focus().changes(new Dice(Dice.mix(seed, 4)));
    Moments moments = new Moments(setting, first);
    List<Planned> plan = new ArrayList<>();
    int joins = setting.established() ? 0 : setting.users();
    for (int i = 0; i < joins + setting.changes(); i++) {
      Dice dice = new Dice(Dice.mix(seed, 1_000 + i));
      long moment = moments.next(dice);
      plan.add(new Planned(i, moment, i < joins ? Change.JOIN : dice.any(kinds), dice.next()));
    }
    return plan;
  }

  private void make(Planned planned) {
    made.add(planned.number());
    world.tally.change();
    world.story.add(world.timeline.millis(), "CHANGE " + planned.number(), planned.change().name());
    make(planned.change(), new Dice(planned.seed()));
  }

  private void make(Change change, Dice dice) {
    switch (change) {
      case JOIN -> company.join(dice);
      case LEAVE -> company.leave(dice);
      case EVERYBODY_LEAVES -> company.everybodyLeaves(dice);
      case RENAME_USER -> company.renameUser(dice);
      case DELETE_USER -> company.deleteUser(dice);
      case DISABLE_OR_ENABLE -> company.disableOrEnable(dice);
      case RENAME_GROUP -> company.renameGroup(dice);
      case DELETE_GROUP -> company.deleteGroup(dice);
      case PUT_ROW -> company.putRow(dice);
      case DELETE_ROW -> company.deleteRow(dice);
      case EMPTY_THE_MAPPING -> company.emptyTheMapping(dice);
      case START_APP -> administrators.startApp(dice);
      case CREATE_SPACE -> administrators.createSpace(dice);
      case CHANGE_ROLE_BY_HAND -> administrators.changeRole(dice);
      case DELETE_PROFILE_BY_HAND -> administrators.deleteProfile(dice);
      case RETAG_BY_HAND -> retag(dice);
      case CREATE_FOREIGN_PROFILE ->
          administrators.createForeignProfile(dice, company.anyUser(dice));
      case DECIDE -> administrators.decide(dice, company.anyUser(dice));
      case APPROVE -> administrators.approve(dice, company.anyUser(dice));
      case END_QUARANTINE -> administrators.endQuarantine(dice);
      case REDRIVE_DEAD_LETTERS -> world.functions.queues().redrive(dice.next());
      case SWEEP_STATUS -> sweep(SweepRequest.status("sweep"), dice.next());
      case AWS_REFUSES -> refuse(dice);
      case UNTAG -> opponent.untag(dice);
      case TAG_FOREIGN_PROFILE -> opponent.tag(dice, company.anyUser(dice));
      case FORGE_REQUEST -> opponent.forgeRequest(dice, company.anyUser(dice));
      case FORGE_EVENT -> opponent.forgeEvent(dice, company.anyUser(dice));
      case CLOCK_JUMPS -> jump(dice);
      case ASSIGN_BY_HAND -> administrators.assign(dice, company.anyGroup(dice));
      case UNASSIGN_BY_HAND -> administrators.unassign(dice);
    }
  }

  private void retag(Dice dice) {
    administrators.retag(dice);
    sweptHourlyUntil = world.timeline.millis() + UNTIL_TAGS_ARE_RIGHT;
  }

  /** For minutes, hours or days, or until somebody repairs it. */
  private void refuse(Dice dice) {
    Conditions.Kind kind = dice.any(List.of(Conditions.Kind.values()));
    DomainArn domain = dice.any(world.setting.domains());
    long duration =
        dice.any(List.of(5 * MINUTE, 50 * MINUTE, 8 * HOUR, 2 * DAY, 9 * DAY, 1_000 * DAY));
    world.story.add(world.timeline.millis(), "AWS", kind, "for", Duration.ofMillis(duration));
    world.conditions.begin(kind, domain, duration);
  }

  private void jump(Dice dice) {
    long most = world.chaos.trouble().clocks();
    FunctionInstance instance = dice.any(world.functions.instances());
    if (most > 0 && world.chaos.happens(Fault.CLOCK, dice.next(), world.timeline.millis())) {
      long offset = Moments.offset(dice, most / 2);
      world.story.add(world.timeline.millis(), instance, "its clock is off by", offset, "ms");
      instance.setOffset(offset);
    }
  }

  private void sweep(SweepRequest request, long key) {
    world.functions.queues().put(Queue.SWEEPER, key, request.fields(), 0);
  }

  /** Everything fails no more, and administrators do what outcomes and runbook ask for. */
  private void rest(Dice dice) {
    if (isBroken()) {
      return;
    }
    resting = true;
    if (sweptHourlyUntil > 0) {
      sweptHourlyUntil = world.timeline.millis() + UNTIL_TAGS_ARE_RIGHT;
    }
    world.story.add(world.timeline.millis(), "REST", "no faults from now on");
    world.chaos.end();
    world.conditions.endAll();
    world.functions.instances().forEach(instance -> instance.setOffset(0));
    administrators.tidyUp();
    company.correctRows(dice);
    sweep(SweepRequest.status("sweep"), dice.next());
    sweep(SweepRequest.allUsers("sweep"), dice.next());
  }

  private void tick(int number) {
    long version = world.version();
    if (version != checked || world.boundLaw.isAnybodyWrong() || world.setting.dated()) {
      world.boundLaw.check();
      checked = version;
    }
    boolean isHour = number % 4 == 1;
    if (isHour) {
      sweepIfUseful(number / 4);
    }
    boolean isIdle = idleSweeps > 0;
    if (isHour
        && number / 4 % 24 == 4
        && (!isIdle || world.boundLaw.isAnybodyWrong() || number / 4 % 168 == 4)) {
      sweep(SweepRequest.status("sweep"), Dice.mix(seed, -number));
    }
    if (resting && isHour && administrators.isAnythingHeld()) {
      administrators.decide(Optional.empty(), Verdict.RELEASED, Dice.mix(seed, -5L * number));
    }
    world.timeline.at(world.timeline.millis() + TICK, () -> tick(number + 1));
  }

  private boolean isAnythingDated() {
    long now = world.timeline.millis();
    return world.setting.dated()
        && world.entitlements.changesByDate(now - 3 * HOUR, now + 2 * HOUR);
  }

  private void sweepIfUseful(int hour) {
    long version = world.version();
    idleSweeps = version == swept ? idleSweeps + 1 : 0;
    swept = version;
    if (idleSweeps == 0
        || world.timeline.millis() < sweptHourlyUntil
        || hour % HOURS_BETWEEN_IDLE_SWEEPS == 0
        || administrators.isAnythingDue()
        || isAnythingDated()
        || administrators.isAnythingInProgress()
        || world.boundLaw.isAnybodyWrong()) {
      sweep(SweepRequest.allUsers("sweep"), Dice.mix(seed, -1_000_000L - hour));
    }
  }
}
