package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.util.UIScale;
import java.awt.CardLayout;
import java.awt.Dimension;
import java.awt.Toolkit;
import java.awt.datatransfer.StringSelection;
import java.util.List;
import javax.swing.BorderFactory;
import javax.swing.JComponent;
import javax.swing.JFrame;
import javax.swing.JLabel;
import javax.swing.JMenuBar;
import javax.swing.JPanel;
import javax.swing.JSplitPane;
import javax.swing.WindowConstants;
import org.swarmroom.app.node.RoomState;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Desk;
import org.swarmroom.ui.kit.Dialogs;
import org.swarmroom.ui.kit.EmptyState;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.Menus;
import org.swarmroom.ui.kit.Pages;
import org.swarmroom.ui.kit.PlainLabel;
import org.swarmroom.ui.kit.StatusLine;

/** The room window. It starts with the room the node is in, or with the first-run page. */
public final class RoomWindow implements RoomView {

  /** Until the node says where it is: an open room should not flash the first run. */
  private static final String STARTING = "starting";

  private static final String WELCOME = "welcome";
  private static final String ROOM = "room";

  private final Desk desk;
  private final JFrame frame = new JFrame(text("app.name"));
  private final JPanel pages = new JPanel(new CardLayout());
  private final StatusLine status = new StatusLine();
  private final JLabel connection = new PlainLabel("");
  private final RoomPresenter presenter;
  private final RoomCommands commands;
  private final RoomHeader header;
  private final TranscriptPane messages;
  private final Links links;
  private final FindBar findBar;
  private final Pages said;
  private final MembersPane members;
  private final InputField input;
  private final WelcomePane welcome;
  private final Attention attention;
  private String room = "";
  private int unread;

  public RoomWindow(Desk desk) {
    this.desk = desk;
    presenter = new RoomPresenter(desk.node(), desk.answers(), desk.events(), this);
    commands = new RoomCommands(desk, presenter, this);
    links =
        new Links(desk.node(), desk.answers(), new LinkWays(desk, commands, frame), this::error);
    header = new RoomHeader(commands.invite, commands.topic, commands.share);
    messages =
        new TranscriptPane(
            presenter.transcript(),
            presenter::download,
            links::follow,
            this::answer,
            presenter::older);
    findBar = new FindBar(presenter::finding, messages::reveal, this::found);
    input = new InputField(presenter::typed);
    members =
        new MembersPane(
            nick -> input.begin("/msg " + nick + " "),
            nick -> input.begin("@" + nick + " "),
            nick -> desk.searchFor("by:" + nick),
            presenter::changeIgnored);
    said =
        new Pages(
            messages,
            EmptyState.saying("room.empty", "chat", text("room.quiet"), text("room.quiet.hint")));
    welcome = new WelcomePane(presenter::join, presenter::host);
    attention = new Attention(frame, desk::openRoom);
    build();
  }

  /** Shows the window and asks the node where it is. */
  public void open() {
    frame.setVisible(true);
    presenter.start();
  }

  public JFrame frame() {
    return frame;
  }

  /** Joins by a link that came from outside, after a look at it. */
  public void offerLink(String link) {
    if (presenter.room().isEmpty()) {
      welcome.link(link);
    } else {
      commands.join(link);
    }
  }

  private void build() {
    pages.setName("room.pages");
    pages.add(Box.column().panel(), STARTING);
    pages.add(welcome, WELCOME);
    pages.add(roomPage(), ROOM);
    var foot = Box.row().inset(5, 16, 6, 16).grow(status).gap(16).add(connection).panel();
    connection.setName("room.connection");
    var content = Box.column().grow(pages).gap(1).add(foot).in(new JPanel());
    frame.setContentPane(content);
    frame.setName("room.window");
    frame.setIconImages(Icons.windowIcons());
    frame.setJMenuBar(menu());
    frame.setDefaultCloseOperation(WindowConstants.DO_NOTHING_ON_CLOSE);
    frame.addWindowListener(
        new java.awt.event.WindowAdapter() {
          @Override
          public void windowClosing(java.awt.event.WindowEvent event) {
            desk.quit();
          }
        });
    frame.addWindowFocusListener(
        new java.awt.event.WindowAdapter() {
          @Override
          public void windowGainedFocus(java.awt.event.WindowEvent event) {
            presenter.look(true);
          }

          @Override
          public void windowLostFocus(java.awt.event.WindowEvent event) {
            presenter.look(false);
          }
        });
    frame.setMinimumSize(new Dimension(UIScale.scale(560), UIScale.scale(420)));
    frame.setSize(UIScale.scale(980), UIScale.scale(660));
    frame.setLocationRelativeTo(null);
  }

  private JComponent roomPage() {
    var send = commands.send(() -> input.submit(presenter::typed));
    var line =
        Box.row().inset(10, 16, 10, 16).onBaseline().grow(input).gap(8).add(send.button()).panel();
    var left = Box.column().add(findBar).grow(said).gap(1).add(line).panel();
    var split = new JSplitPane(JSplitPane.HORIZONTAL_SPLIT, left, members);
    split.setName("room.split");
    split.setBorder(BorderFactory.createEmptyBorder());
    split.setResizeWeight(1);
    split.setContinuousLayout(true);
    members.setMinimumSize(new Dimension(UIScale.scale(140), 0));
    members.setPreferredSize(new Dimension(UIScale.scale(220), 0));
    left.setMinimumSize(new Dimension(UIScale.scale(280), 0));
    return Box.column().add(header).grow(split).panel();
  }

  private JMenuBar menu() {
    var bar = new JMenuBar();
    bar.add(
        Menus.menu(
            "menu.room",
            commands.invite,
            commands.nick,
            commands.topic,
            null,
            commands.joinOther,
            commands.hostOther,
            commands.leave,
            null,
            commands.quit));
    bar.add(Menus.menu("menu.files", commands.share, commands.search));
    var view = Menus.menu("menu.view", commands.find, null);
    view.add(Menus.theme(desk));
    view.add(commands.notify.item());
    bar.add(view);
    bar.add(Menus.menu("menu.help", commands.help, commands.about));
    return bar;
  }

  private void answer(String nick) {
    input.begin("@" + nick + " ");
  }

  void find() {
    findBar.open();
  }

  private void found() {
    input.requestFocusInWindow();
  }

  @Override
  public void showWelcome(String nick) {
    room = "";
    title();
    connection.setText("");
    commands.inRoom(false);
    page(WELCOME);
    welcome.start(nick);
    desk.inBackground(
        () -> {
          var text = Clipboards.text();
          desk.answers().later(() -> welcome.clipboard(text));
        });
  }

  @Override
  public void showEntering(boolean entering) {
    welcome.entering(entering);
    if (entering) {
      status.info(text("room.entering"));
    }
  }

  @Override
  public void showRoom(RoomState now) {
    boolean fresh = !room.equals(now.room());
    room = now.room();
    title();
    header.show(now);
    commands.inRoom(true);
    connection.setText(
        now.hosting()
            ? text("room.hosting")
            : now.connected() ? text("room.connected", now.host()) : text("room.disconnected"));
    connection.setIcon(
        Icons.tinted(
            now.connected() || now.hosting() ? "dot" : "warning",
            12,
            now.connected() || now.hosting() ? "Swarmroom.good" : "Swarmroom.warn"));
    if (fresh) {
      page(ROOM);
      messages.toEnd();
      input.requestFocusInWindow();
    }
  }

  @Override
  public void showUnread(int lines, int toUs) {
    unread = lines;
    title();
    attention.unread(lines);
  }

  @Override
  public void showSpoke(String nick) {
    input.spoke(nick);
  }

  @Override
  public void call(String from, String words) {
    attention.call(from, words, unread);
  }

  @Override
  public void showNotify(boolean on) {
    commands.notify.check(on);
  }

  private void title() {
    var named = room.isEmpty() ? text("app.name") : text("room.title", room);
    frame.setTitle(unread == 0 ? named : text("room.title.unread", unread, named));
  }

  private void page(String name) {
    ((CardLayout) pages.getLayout()).show(pages, name);
  }

  @Override
  public void showQuiet(boolean quiet) {
    said.show(quiet ? 1 : 0);
  }

  @Override
  public void showMembers(List<Member> shown) {
    members.show(shown);
    input.nicks(shown.stream().filter(member -> !member.self()).map(Member::nick).toList());
  }

  @Override
  public void info(String sentence) {
    status.info(sentence);
  }

  @Override
  public void error(String sentence) {
    status.error(sentence);
  }

  @Override
  public void copy(String text) {
    Toolkit.getDefaultToolkit().getSystemClipboard().setContents(new StringSelection(text), null);
  }

  @Override
  public void giveBack(String line) {
    input.giveBack(line);
  }

  void ask(String key, String present, java.util.function.Consumer<String> entered) {
    Dialogs.line(frame.getRootPane(), key, present, entered);
  }
}
