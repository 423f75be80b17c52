package org.swarmroom.sharing.transfer;

/**
 * Something that happened to a transfer. Events of one transfer come in order, on the control
 * thread; {@code at} is epoch ms.
 */
public sealed interface TransferEvent {

  long at();

  String id();

  /** It was added, or resumed at the node's start. */
  record Started(long at, TransferStatus status) implements TransferEvent {
    @Override
    public String id() {
      return status.id();
    }
  }

  /** At most twice a second for each transfer, and at each change of state. */
  record Progress(long at, TransferStatus status) implements TransferEvent {
    @Override
    public String id() {
      return status.id();
    }
  }

  /** Everything is verified and under its final name; also when it was there before. */
  record Done(long at, TransferStatus status) implements TransferEvent {
    @Override
    public String id() {
      return status.id();
    }
  }

  record Failed(long at, TransferStatus status) implements TransferEvent {
    @Override
    public String id() {
      return status.id();
    }
  }

  /** Cancelled and gone. */
  record Removed(long at, String id) implements TransferEvent {}
}
