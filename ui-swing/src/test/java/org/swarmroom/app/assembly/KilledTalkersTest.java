package org.swarmroom.app.assembly;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;
import org.swarmroom.app.control.ControlClient;
import org.swarmroom.app.node.NodeException;
import org.swarmroom.app.profile.Profile;
import org.swarmroom.chat.link.RoomLink;
import org.swarmroom.chat.log.Line;
import org.swarmroom.index.Index;

/**
 * Three nodes as processes talk all the time while one after the other is killed, whoever it is and
 * whatever it is doing: the host, a sender, a receiver. Every line that got its tick is in every
 * log once, in one order.
 *
 * <p>{@code -Dkill.moments=200 -Dkill.seed=1} for a long run.
 */
class KilledTalkersTest {

  private static final int MOMENTS = Integer.getInteger("kill.moments", 4);
  private static final long SEED = Long.getLong("kill.seed", 1);

  private static final List<String> NICKS = List.of("ann", "bob", "cem");
  private static final int TALKERS_EACH = 2;
  private static final int PACE_MILLIS = 15;
  private static final int PATIENCE_SECONDS = 90;

  @TempDir Path folder;

  private final Map<String, ChildNode> nodes = new LinkedHashMap<>();
  private final Map<String, Integer> ports = new LinkedHashMap<>();
  private final Map<String, String> saying = new ConcurrentHashMap<>();
  private final Queue<String> ticked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch enough = new CountDownLatch(1);

  @Test
  @EnabledIfSystemProperty(named = "kill.moments", matches = "[0-9]+")
  @Timeout(7_200)
  void everyLineWithATickIsInEveryLogOnceInOneOrder() throws Exception {
    var random = new Random(SEED);
    var host = start("ann", "--nick", "ann", "--host", "Garden");
    nodes.put("ann", host);
    String link = text(host.next("ready"), "link");
    for (String nick : NICKS.subList(1, NICKS.size())) {
      nodes.put(nick, start(nick, "--nick", nick, "--join", link));
      nodes.get(nick).next("room", KilledTalkersTest::inside);
    }
    try {
      List<Thread> talkers = talk();
      for (int moment = 0; moment < MOMENTS; moment++) {
        enough.await(random.nextInt(600), TimeUnit.MILLISECONDS);
        String victim = NICKS.get(random.nextInt(NICKS.size()));
        nodes.get(victim).kill();
        enough.await(random.nextInt(300), TimeUnit.MILLISECONDS);
        nodes.put(victim, start(victim));
        nodes.get(victim).next("ready");
      }
      enough.countDown();
      for (Thread talker : talkers) {
        talker.join(TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS));
        assertThat(talker.isAlive())
            .as(() -> saying.get(talker.getName()) + " waits for its tick; " + rooms())
            .isFalse();
      }
      awaitEqualLogs();
    } finally {
      enough.countDown();
      for (ChildNode node : nodes.values()) {
        node.kill();
      }
    }
    check(RoomLink.parse(link));
  }

  /** Always on the same port, as nodes of different machines are. */
  private ChildNode start(String nick, String... more) throws IOException {
    if (!ports.containsKey(nick)) {
      try (var free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        ports.put(nick, free.getLocalPort());
      }
    }
    List<String> options = new ArrayList<>(List.of(more));
    options.addAll(List.of("--port", ports.get(nick).toString()));
    return ChildNode.start(folder.resolve(nick), options.toArray(String[]::new));
  }

  private static boolean inside(JsonObject room) {
    return room.get("connected").getAsBoolean();
  }

  // ---------------------------------------------------------------- talking

  private List<Thread> talk() {
    List<Thread> talkers = new ArrayList<>();
    for (String nick : NICKS) {
      for (int mouth = 0; mouth < TALKERS_EACH; mouth++) {
        String name = nick + "/" + mouth;
        var talker = new Thread(() -> talk(nick, name), name);
        talker.setDaemon(true);
        talker.start();
        talkers.add(talker);
      }
    }
    return talkers;
  }

  /** Says one line after the other, and notes those that got their tick. */
  private void talk(String nick, String name) {
    Optional<ControlClient> client = Optional.empty();
    try {
      for (int number = 1; !enough.await(PACE_MILLIS, TimeUnit.MILLISECONDS); number++) {
        String line = name + " " + number;
        try {
          if (client.isEmpty()) {
            client = ControlClient.connect(Profile.at(folder.resolve(nick)));
          }
          if (client.isPresent()) {
            saying.put(name, line);
            call(client.get(), "say", "text", line);
            ticked.add(line);
          }
        } catch (IOException killed) {
          client = Optional.empty();
        } catch (NodeException notInTheRoom) {
          enough.await(PACE_MILLIS, TimeUnit.MILLISECONDS);
        }
      }
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static com.google.gson.JsonElement call(
      ControlClient client, String operation, String field, Object value) throws IOException {
    var request = new JsonObject();
    if (value instanceof Number number) {
      request.addProperty(field, number);
    } else {
      request.addProperty(field, value.toString());
    }
    return client.call(operation, request);
  }

  // ---------------------------------------------------------------- what came of it

  private void awaitEqualLogs() throws Exception {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    List<String> told = List.of();
    while (System.nanoTime() < end) {
      told = new ArrayList<>();
      for (String nick : NICKS) {
        var client = ControlClient.connect(Profile.at(folder.resolve(nick)));
        if (client.isPresent()) {
          try (ControlClient open = client.get()) {
            told.add(call(open, "history", "limit", 1_000_000).toString());
          }
        }
      }
      if (told.size() == NICKS.size() && told.stream().distinct().count() == 1) {
        return;
      }
      new CountDownLatch(1).await(500, TimeUnit.MILLISECONDS);
    }
    assertThat(told.stream().map(String::length)).as("sizes of the logs").isEmpty();
  }

  /** Where each node stands, for a failure's sentence. */
  private String rooms() {
    var all = new StringBuilder();
    for (String nick : NICKS) {
      try (ControlClient client =
          ControlClient.connect(Profile.at(folder.resolve(nick))).orElseThrow()) {
        all.append('\n').append(nick).append(": ").append(client.call("room", new JsonObject()));
        all.append("\n  ").append(call(client, "history", "limit", 3));
      } catch (IOException e) {
        all.append('\n').append(nick).append(": ").append(e);
      }
    }
    return all.toString();
  }

  private void check(RoomLink link) {
    List<List<Line>> logs = NICKS.stream().map(nick -> log(nick, link)).toList();
    List<Line> first = logs.get(0);
    assertThat(logs).as("one order").allSatisfy(log -> assertThat(log).isEqualTo(first));
    List<String> texts = first.stream().map(Line::text).toList();
    assertThat(texts).doesNotHaveDuplicates().containsAll(ticked);
    Map<String, Integer> last = new LinkedHashMap<>();
    for (String text : texts) {
      String talker = text.substring(0, text.indexOf(' '));
      int number = Integer.parseInt(text.substring(text.indexOf(' ') + 1));
      assertThat(number).as(text).isGreaterThan(last.getOrDefault(talker, 0));
      last.put(talker, number);
    }
    long hosts =
        first.stream().map(line -> line.stamp().replaceAll("\\.\\d+$", "")).distinct().count();
    System.out.printf(
        "kill -9 at %d moments (seed %d): %d lines with a tick, %d in each log, %d epochs%n",
        MOMENTS, SEED, ticked.size(), first.size(), hosts);
  }

  private List<Line> log(String nick, RoomLink link) {
    try (Index index = Index.open(folder.resolve(nick))) {
      return new ChatLog(index.lines(), Runnable::run, link.room(), link.key())
          .last(link.channel(), 1_000_000)
          .join();
    }
  }

  private static String text(JsonObject object, String field) {
    return object.get(field).getAsString();
  }
}
