package io.studioaccess.reconciler.sweep;

import java.util.List;

/** Notices to administrators about held changes. */
public interface HeldNotices {

  /** Publishes the number of changes that wait for a decision. */
  void publishCount(int held);

  /** Publishes one notice about all changes that wait for a decision. */
  void publish(List<HeldChange> all, String eventId);
}
