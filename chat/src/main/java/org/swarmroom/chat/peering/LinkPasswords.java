package org.swarmroom.chat.peering;

/**
 * What a person agreed on with the one who runs the other server.
 *
 * @param ours given to it; its {@code MyPassword} where it is ngIRCd
 * @param theirs that it must give; its {@code PeerPassword}
 */
public record LinkPasswords(String ours, String theirs) {

  /** Without them. */
  @Override
  public String toString() {
    return "LinkPasswords";
  }
}
