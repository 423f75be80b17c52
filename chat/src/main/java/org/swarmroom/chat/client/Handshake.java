package org.swarmroom.chat.client;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.swarmroom.chat.irc.CaseMapping;
import org.swarmroom.chat.irc.Message;
import org.swarmroom.chat.irc.Nicks;
import org.swarmroom.chat.irc.Numerics;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.room.Vendor;

/**
 * From the first byte to standing in the channel: capabilities, proof of the room key, nick, join.
 * With a server that knows no CAP it goes on without.
 *
 * <p>States: greeting, proving, naming, joining, done; or refused. Confined to the client's
 * executor.
 */
final class Handshake {

  /** What came of a message. */
  enum Progress {
    GOING_ON,
    /** The channel is entered and its members are known. */
    DONE,
    /** The server won't have us; see {@link #refusal}. */
    REFUSED
  }

  private static final Set<String> WANTED =
      Set.of(
          "message-tags",
          "server-time",
          "account-tag",
          "batch",
          "labeled-response",
          "echo-message",
          "draft/chathistory",
          "extended-join",
          "multi-prefix",
          "away-notify",
          "setname",
          "invite-notify",
          "standard-replies",
          Vendor.CAP);

  private static final int MAX_NICKS = 50;

  private final Scene scene;
  private final List<String> offered = new ArrayList<>();
  private boolean named;
  private boolean registered;
  private String nick;
  private int attempt;
  private String refusal = "";

  Handshake(Scene scene) {
    this.scene = scene;
    this.nick = Nicks.nearest(scene.wish);
  }

  void begin() {
    scene.caps.clear();
    scene.send(Message.of("CAP", "LS", "302"));
    scene.config.password().ifPresent(p -> scene.send(Message.of("PASS", p)));
  }

  /** The server has said nothing to CAP: it is an old one. */
  void goOnWithoutCap() {
    if (!named) {
      name();
    }
  }

  String refusal() {
    return refusal;
  }

  Progress received(Message message) {
    switch (message.command()) {
      case "CAP" -> capability(message);
      case Vendor.COMMAND -> {
        if (message.param(0).equals("PROVED")) {
          name();
        }
      }
      case "FAIL" -> {
        if (message.param(0).equals(Vendor.COMMAND)) {
          return refuse(
              "The host did not let you in: " + message.last() + " Ask it for a new link.");
        }
      }
      case Numerics.ERR_UNKNOWNCOMMAND, Numerics.ERR_NOTREGISTERED -> goOnWithoutCap();
      case Numerics.ERR_NICKNAMEINUSE, Numerics.ERR_ERRONEUSNICKNAME -> {
        return nextNick();
      }
      case Numerics.ERR_PASSWDMISMATCH -> {
        return refuse(
            "The room wants its password and got "
                + (scene.config.password().isPresent() ? "another" : "none")
                + "; ask the host for it.");
      }
      case Numerics.ERR_YOUREBANNEDCREEP -> {
        return refuse("The host does not let you in: " + message.last());
      }
      case Numerics.RPL_WELCOME -> welcome(message);
      case Numerics.RPL_ISUPPORT -> features(message);
      case Numerics.RPL_ENDOFMOTD, Numerics.ERR_NOMOTD -> join();
      case Numerics.ERR_NOSUCHCHANNEL, "405", "471", "473", "474", "475", "477" -> {
        return refuse("The channel " + scene.channel() + " can't be entered: " + message.last());
      }
      case Numerics.RPL_ENDOFNAMES -> {
        return registered && scene.isChannel(message.param(1)) ? Progress.DONE : Progress.GOING_ON;
      }
      default -> {}
    }
    return Progress.GOING_ON;
  }

  private void capability(Message message) {
    switch (message.param(1)) {
      case "LS" -> {
        offered.addAll(List.of(message.last().trim().split(" +")));
        if (!message.param(2).equals("*")) {
          request();
        }
      }
      case "ACK" -> {
        scene.caps.addAll(Arrays.asList(message.last().trim().split(" +")));
        if (scene.caps.contains(Vendor.CAP)) {
          prove();
        } else {
          name();
        }
      }
      case "NAK" -> name();
      default -> {}
    }
  }

  private void request() {
    String wanted =
        offered.stream()
            .map(cap -> cap.split("=", 2)[0])
            .filter(WANTED::contains)
            .distinct()
            .collect(Collectors.joining(" "));
    if (wanted.isEmpty()) {
      name();
    } else {
      scene.send(Message.of("CAP", "REQ", wanted));
    }
  }

  private void prove() {
    RoomLink link = scene.config.link();
    String proof =
        link.key().proof(Vendor.PROOF, scene.hostFingerprint, scene.config.fingerprint());
    String addresses = String.join(",", scene.config.addresses());
    scene.send(Message.of(Vendor.COMMAND, "PROVE", proof, addresses.isEmpty() ? "-" : addresses));
  }

  private void name() {
    named = true;
    scene.send(Message.of("NICK", nick));
    scene.send(Message.of("USER", "swarmroom", "0", "*", scene.wish));
    scene.send(Message.of("CAP", "END"));
  }

  private void join() {
    if (scene.isNative()) {
      scene.newest.ifPresent(
          place ->
              scene.send(
                  Message.of(
                      Vendor.COMMAND,
                      "SEEN",
                      place.stamp().toString(),
                      Long.toString(place.at()))));
    }
    scene.send(Message.of("JOIN", scene.channel()));
  }

  private Progress nextNick() {
    if (registered) {
      return Progress.GOING_ON;
    }
    if (++attempt > MAX_NICKS) {
      return refuse("No nick like \"" + scene.wish + "\" is free; choose another.");
    }
    nick = Nicks.another(Nicks.nearest(scene.wish), attempt);
    scene.send(Message.of("NICK", nick));
    return Progress.GOING_ON;
  }

  private void welcome(Message message) {
    registered = true;
    scene.nick = message.param(0);
    if (!scene.nick.equals(scene.wish)) {
      scene.emit(
          new RoomEvent.Warning(
              attempt > 0
                  ? "The nick "
                      + Nicks.nearest(scene.wish)
                      + " is taken in this room; you are "
                      + scene.nick
                      + "."
                  : "A nick can't be written \"" + scene.wish + "\"; you are " + scene.nick + "."));
    }
  }

  private void features(Message message) {
    for (String token : message.params()) {
      if (token.startsWith("CASEMAPPING=")) {
        scene.roster.cases(CaseMapping.named(token.substring("CASEMAPPING=".length())));
      }
    }
  }

  private Progress refuse(String sentence) {
    refusal = sentence;
    return Progress.REFUSED;
  }
}
