package io.studioaccess.reconcile;

/** What was told lately, by all functions. */
public interface ToldTrouble {

  /**
   * Takes it upon the caller to tell it now. A caller that dies before it {@link #wasTold} loses
   * that after some minutes.
   *
   * @return false if it was told within a day, or somebody is about to
   */
  boolean claim(String trouble);

  /** It was not told after all. */
  void giveBack(String trouble);

  /** It need not be told again for a day. */
  void wasTold(String trouble);
}
