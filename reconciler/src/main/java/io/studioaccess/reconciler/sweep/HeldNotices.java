package io.studioaccess.reconciler.sweep;

import java.util.List;

/** Where administrators hear of what waits for them. */
public interface HeldNotices {

  /** How many changes are held now. */
  void count(int held);

  void publish(List<HeldChange> all, String eventId);
}
