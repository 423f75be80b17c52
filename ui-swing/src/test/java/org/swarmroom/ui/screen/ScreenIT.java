package org.swarmroom.ui.screen;

import static org.assertj.core.api.Assertions.assertThat;

import com.formdev.flatlaf.FlatLightLaf;
import java.awt.BorderLayout;
import java.awt.Dimension;
import java.awt.GraphicsEnvironment;
import java.awt.image.BufferedImage;
import javax.swing.JFrame;
import javax.swing.JTextField;
import javax.swing.WindowConstants;
import org.assertj.swing.core.BasicRobot;
import org.assertj.swing.core.Robot;
import org.assertj.swing.edt.GuiActionRunner;
import org.assertj.swing.fixture.FrameFixture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The screen itself: a window opens on it, takes keys, and paints text no font here has. */
class ScreenIT {

  private Robot robot;
  private FrameFixture window;

  @BeforeEach
  void open() {
    robot = BasicRobot.robotWithNewAwtHierarchy(); // before the frame, else it is not found
    JFrame frame = GuiActionRunner.execute(ScreenIT::frame);
    window = new FrameFixture(robot, frame);
    window.show(new Dimension(600, 400)); // show() packs, and waits 10 s for a window that small
  }

  @AfterEach
  void close() {
    robot.cleanUp();
  }

  @Test
  void whatIsTypedIsInTheField() {
    window.textBox("line").enterText("hello room");

    assertThat(window.textBox("line").text()).isEqualTo("hello room");
  }

  @Test
  void missingGlyphsArePaintedWithoutACrash() {
    window.textBox("line").setText("zażółć 房間 👋");

    var painted = new BufferedImage(400, 100, BufferedImage.TYPE_INT_RGB);
    GuiActionRunner.execute(() -> window.target().printAll(painted.getGraphics()));

    assertThat(painted.getWidth(null)).isEqualTo(400);
    assertThat(GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames())
        .isNotEmpty();
  }

  private static JFrame frame() {
    FlatLightLaf.setup();
    var line = new JTextField(30);
    line.setName("line");
    var frame = new JFrame("screen");
    frame.setDefaultCloseOperation(WindowConstants.DISPOSE_ON_CLOSE);
    frame.add(line, BorderLayout.CENTER);
    return frame;
  }
}
