package io.studioaccess.studioctl.doctor;

import java.util.List;

/** Answers the question of one {@link DoctorCheck}. */
interface Check {
  /** Empty if the answer is yes. An exception makes the check {@link CheckStatus#UNCHECKED}. */
  List<Finding> findings();
}
