package org.swarmroom.chat.client;

import io.netty.channel.ChannelFuture;
import io.netty.util.concurrent.EventExecutor;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.link.HostPort;
import org.swarmroom.chat.link.RoomKey;
import org.swarmroom.chat.room.Vendor;
import org.swarmroom.chat.succession.Answer;
import org.swarmroom.chat.succession.AnswerText;

/**
 * Asks a member's program who hosts the room: dials all its addresses at the same time, its
 * certificate pinned, proves the room key and says {@code ROOM WHO}. Confined to the executor.
 */
final class WhoCall {

  /** As long as a member that is to be checked may take. */
  static final long MILLIS = 1_500;

  private final Dialer dialer;
  private final RoomKey key;
  private final String self;
  private final EventExecutor loop;

  /**
   * @param self fingerprint of our own certificate
   */
  WhoCall(Dialer dialer, RoomKey key, String self, EventExecutor loop) {
    this.dialer = dialer;
    this.key = key;
    this.self = self;
    this.loop = loop;
  }

  /**
   * @param millis that it may take
   * @return the first answer, or that there is none; never fails, completes on the executor
   */
  CompletableFuture<Answer> ask(String fingerprint, List<HostPort> addresses, long millis) {
    var call = new Call(fingerprint, addresses.size());
    addresses.forEach(call::dial);
    if (addresses.isEmpty()) {
      call.end(new Answer.Unreachable());
    }
    var timer =
        loop.schedule(() -> call.end(new Answer.Unreachable()), millis, TimeUnit.MILLISECONDS);
    var unused = call.answer.whenComplete((answer, failure) -> timer.cancel(false));
    return call.answer;
  }

  private final class Call implements Wire.Listener {

    private final CompletableFuture<Answer> answer = new CompletableFuture<>();
    private final List<Wire> wires = new ArrayList<>();
    private final String fingerprint;
    private int open;

    Call(String fingerprint, int open) {
      this.fingerprint = fingerprint;
      this.open = open;
    }

    void dial(HostPort address) {
      var wire = new Wire(this, loop);
      wires.add(wire);
      ChannelFuture dialled =
          dialer.dial(
              InetSocketAddress.createUnresolved(address.host(), address.port()),
              fingerprint,
              wire);
      var unused =
          dialled.addListener(
              done ->
                  loop.execute(
                      () -> {
                        if (done.isSuccess()) {
                          prove(wire);
                        } else {
                          lost(wire, "");
                        }
                      }));
    }

    private void prove(Wire wire) {
      String proof = key.proof(Vendor.PROOF, fingerprint, self);
      wire.send(Message.of(Vendor.COMMAND, "PROVE", proof, "-"));
      wire.send(Message.of(Vendor.COMMAND, "WHO"));
    }

    @Override
    public void received(Wire wire, List<Message> messages) {
      for (var message : messages) {
        if (message.command().equals(Vendor.COMMAND)) {
          AnswerText.parse(message.params()).ifPresent(this::end);
        }
      }
    }

    @Override
    public void lost(Wire wire, String reason) {
      if (--open == 0) {
        end(new Answer.Unreachable());
      }
    }

    void end(Answer result) {
      wires.forEach(Wire::close);
      answer.complete(result);
    }
  }
}
