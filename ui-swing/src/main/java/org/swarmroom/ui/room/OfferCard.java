package org.swarmroom.ui.room;

import static org.swarmroom.ui.kit.Texts.text;

import com.formdev.flatlaf.FlatClientProperties;
import java.awt.Font;
import java.util.function.Consumer;
import javax.swing.JButton;
import javax.swing.JLabel;
import javax.swing.JPanel;
import javax.swing.UIManager;
import org.swarmroom.app.node.OfferRow;
import org.swarmroom.ui.kit.Box;
import org.swarmroom.ui.kit.Formats;
import org.swarmroom.ui.kit.Icons;
import org.swarmroom.ui.kit.PlainLabel;

/** A file that members offered for our request, with its download button. */
final class OfferCard extends JPanel {

  private static final long serialVersionUID = 1L;

  private final JLabel name = new PlainLabel("");
  private final JLabel facts = new PlainLabel("");

  OfferCard(OfferRow offer, Consumer<OfferRow> download) {
    setName("offer." + offer.id());
    putClientProperty(FlatClientProperties.STYLE, "arc: 10; background: $Swarmroom.card");
    name.setText(offer.name());
    name.setToolTipText(offer.name());
    name.setFont(name.getFont().deriveFont(Font.BOLD));
    facts.setText(
        text(
            "room.offer.facts",
            Formats.size(offer.size()),
            offer.holders().size(),
            String.join(", ", offer.holders())));
    facts.setForeground(UIManager.getColor("Swarmroom.muted"));
    var button = new JButton(text("room.offer.download"), Icons.icon("download"));
    button.setName("offer.download." + offer.id());
    button
        .getAccessibleContext()
        .setAccessibleName(text("room.offer.download.named", offer.name()));
    button.addActionListener(e -> download.accept(offer));
    var words = Box.column().glue().add(name).gap(3).add(facts).glue().panel();
    Box.row()
        .inset(6, 12, 6, 12)
        .add(new JLabel(Icons.tinted("file", 24, "Swarmroom.accent")))
        .gap(10)
        .grow(words)
        .gap(12)
        .add(button)
        .in(this);
    getAccessibleContext().setAccessibleName(offer.name() + ", " + facts.getText());
  }
}
