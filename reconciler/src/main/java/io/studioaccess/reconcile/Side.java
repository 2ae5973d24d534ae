package io.studioaccess.reconcile;

/** Which of the two functions. */
public enum Side {
  PROVISIONER,
  DEPROVISIONER;

  Side other() {
    return this == PROVISIONER ? DEPROVISIONER : PROVISIONER;
  }
}
