package io.studioaccess.studioctl.doctor;

import java.util.List;

/** Answers the question of one {@link DoctorCheck}. */
interface Check {
  /** None if the answer is yes. An exception means that the question stays open. */
  List<Finding> findings();
}
