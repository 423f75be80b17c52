package org.swarmroom.sharing.discovery;

import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.swarmroom.sharing.transport.Identity;

/** Members in one process, with their threads; all are closed at the end. */
final class TestRoom implements AutoCloseable {

  final Moves moves = new Moves();
  final EventLoopGroup loops = new MultiThreadIoEventLoopGroup(2, NioIoHandler.newFactory());
  private final Path folder;
  private final List<TestMember> members = new ArrayList<>();

  /**
   * @param folder for the members' profiles
   */
  TestRoom(Path folder) {
    this.folder = folder;
  }

  /** A new member that nobody has heard of yet. */
  TestMember member(String nick) throws IOException {
    return member(nick, Optional.empty(), Identity.create());
  }

  TestMember member(String nick, Optional<PeerBookConfig.Lan> lan, Identity identity)
      throws IOException {
    var member = new TestMember(nick, folder.resolve(nick), loops, moves, lan, identity);
    members.add(member);
    return member;
  }

  /** Closes a member and starts it again on its profile. */
  TestMember comesBack(TestMember member) throws IOException {
    leaves(member);
    return member(member.nick(), Optional.empty(), member.identity);
  }

  void leaves(TestMember member) {
    members.remove(member);
    member.close();
  }

  /** All enter the room and hear of each other. */
  static void enter(TestMember... all) {
    List<RoomMember> list = List.of(all).stream().map(TestMember::asMember).toList();
    for (TestMember member : all) {
      member.book.enterRoom(TestMember.ROOM);
      member.book.members(list);
    }
  }

  @Override
  public void close() {
    members.forEach(TestMember::close);
    loops.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
  }
}
