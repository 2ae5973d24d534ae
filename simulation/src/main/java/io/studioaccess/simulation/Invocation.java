package io.studioaccess.simulation;

import io.studioaccess.reconciler.membership.UserId;
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
  private boolean complete;
  private boolean dull;
  private @Nullable UserId user;

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

  /** Everything that the message asked for was done and recorded. */
  void complete() {
    complete = true;
  }

  boolean isComplete() {
    return complete;
  }

  /** Nothing came of it, so that no story needs it. */
  void markDull() {
    dull = true;
  }

  boolean isDull() {
    return dull;
  }

  void serve(UserId reconciled) {
    user = reconciled;
  }

  /** The user that this invocation reconciles; null in the sweeper. */
  @Nullable UserId user() {
    return user;
  }

  @Override
  public String toString() {
    return name;
  }
}
