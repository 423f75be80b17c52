package org.swarmroom.chat.succession.sim;

import java.util.List;
import org.swarmroom.chat.succession.ReachPlan;
import org.swarmroom.chat.succession.Successor;
import org.swarmroom.chat.succession.SuccessorList;

/** A host's successors: measured by dialling back, told to the members. */
final class SimHeirs {

  private final SimHost host;
  private final SimProcess process;
  private final SimNode node;
  private final World world;
  private final SuccessorList list;
  private final ReachPlan plan = new ReachPlan();

  SimHeirs(SimHost host, List<Successor> inherited) {
    this.host = host;
    this.process = host.process;
    this.node = process.node;
    this.world = process.world;
    this.list = new SuccessorList(node.fingerprint, inherited, world.now());
  }

  void joined(Successor member) {
    list.joined(member.fingerprint(), member.addresses());
  }

  void left(String member) {
    list.left(member);
    plan.left(member);
  }

  List<Msg> parts() {
    return list.parts().stream().<Msg>map(Msg.Succ::new).toList();
  }

  void tick() {
    plan.due(list.order(), world.now()).forEach(this::check);
    tell();
  }

  void tell() {
    List<SuccessorList.Part> news = list.news(world.now());
    if (!news.isEmpty()) {
      process.successors(list.list(world.now()));
      news.forEach(part -> host.toAll(new Msg.Succ(part)));
    }
  }

  private void check(ReachPlan.Check check) {
    SimNode whom = node.net.node(check.member());
    if (check.by().isEmpty()) {
      boolean ok = node.net.reaches(node, whom) && whom.alive();
      process.after(ok ? 4 * node.net.delay() : 1_500, () -> checked(check, ok));
    } else {
      host.to(check.by().get(), new Msg.CheckReach(check, whom.successor()));
    }
  }

  void checked(ReachPlan.Check check, boolean ok) {
    boolean believed = ok || !world.has(Rule.REACHABILITY);
    plan.result(check, believed, world.now());
    list.reached(check.member(), check.by().orElse(node.fingerprint), believed, world.now());
    tell();
  }
}
