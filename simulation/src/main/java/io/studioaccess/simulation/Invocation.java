package io.studioaccess.simulation;

import io.studioaccess.reconciler.membership.UserId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One message in a function. */
final class Invocation {
  private final String name;
  private final FunctionInstance instance;
  private final Message message;
  private final Dice dice;
  private final long deadline;
  private int calls;
  private boolean killed;
  private boolean dull;
  private final List<Served> users = new ArrayList<>();
  private @Nullable Pace pace;

  /**
   * @param name for stories
   * @param deadline when Lambda ends it, in epoch milliseconds
   */
  Invocation(String name, FunctionInstance instance, Message message, long deadline) {
    this.name = name;
    this.instance = instance;
    this.message = message;
    this.dice = new Dice(Dice.mix(message.key(), message.receives()));
    this.deadline = deadline;
  }

  FunctionInstance instance() {
    return instance;
  }

  Message message() {
    return message;
  }

  Dice dice() {
    return dice;
  }

  long deadline() {
    return deadline;
  }

  /** The number of the next call, which identifies it in this history and in shortened ones. */
  long nextCall() {
    return Dice.mix(Dice.mix(message.key(), message.receives()), ++calls);
  }

  void kill() {
    killed = true;
  }

  boolean isKilled() {
    return killed;
  }

  /** Nothing came of it, so that no story needs it. */
  void markDull() {
    dull = true;
  }

  boolean isDull() {
    return dull;
  }

  /** From now on, until the next one, the invocation reconciles this user. */
  Served serve(UserId reconciled) {
    Served served = new Served(reconciled);
    users.add(served);
    return served;
  }

  /** The users that the invocation has begun to reconcile; empty in the sweeper. */
  List<Served> users() {
    return users;
  }

  /** The user that this invocation reconciles; null in the sweeper. */
  @Nullable Served served() {
    return users.isEmpty() ? null : users.getLast();
  }

  @Nullable UserId user() {
    return users.isEmpty() ? null : users.getLast().user();
  }

  /** How fast it is, in histories in which that differs. */
  Pace pace() {
    if (pace == null) {
      pace = new Pace(new Dice(Dice.mix(dice.next(), 2)));
    }
    return pace;
  }

  @Override
  public String toString() {
    return name;
  }
}
