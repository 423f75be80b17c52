package org.swarmroom.app.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The words below {@code swarmroom room}. */
@Command(
    name = "room",
    description = "Chats in the room, asks it for files, opens, joins or leaves one.")
final class RoomCommand extends Group {

  private RoomCommand() {}

  static CommandLine build(Target target) {
    return new CommandLine(new RoomCommand())
        .addSubcommand(new RoomViews.Link(target))
        .addSubcommand(new RoomViews.Members(target))
        .addSubcommand(new RoomViews.History(target))
        .addSubcommand(new RoomTalk.Say(target))
        .addSubcommand(new RoomTalk.Msg(target))
        .addSubcommand(new RoomTalk.Trust(target))
        .addSubcommand(new LinkServer(target))
        .addSubcommand(new RoomTalk.Ask(target))
        .addSubcommand(new RoomViews.Offers(target))
        .addSubcommand(new RoomSeat.Host(target))
        .addSubcommand(new RoomSeat.Join(target))
        .addSubcommand(new RoomSeat.Leave(target))
        .addSubcommand(new RoomSeat.Nick(target))
        .addSubcommand(new RoomTalk.Topic(target));
  }
}
