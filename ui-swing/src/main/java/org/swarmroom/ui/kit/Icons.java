package org.swarmroom.ui.kit;

import com.formdev.flatlaf.extras.FlatSVGIcon;
import java.awt.Color;
import java.awt.Image;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import javax.swing.UIManager;

/**
 * Our own icons: line drawings on a 16 pixel grid that take the colour of the theme, or of what
 * they stand for.
 */
public final class Icons {

  private static final String FOLDER = "org/swarmroom/ui/icons/";
  private static final Map<String, FlatSVGIcon> CACHE = new ConcurrentHashMap<>();

  private Icons() {}

  /** An icon in the theme's icon colour, 16 pixels wide at 100 %. */
  public static FlatSVGIcon icon(String name) {
    return CACHE.computeIfAbsent(name, n -> tinted(n, 16, "Swarmroom.icon"));
  }

  /** An icon of another size in a colour of the theme, named by its UI default. */
  public static FlatSVGIcon tinted(String name, int size, String colourKey) {
    var icon = new FlatSVGIcon(FOLDER + name + ".svg", size, size, Icons.class.getClassLoader());
    icon.setColorFilter(new FlatSVGIcon.ColorFilter(drawn -> colour(colourKey, drawn)));
    return icon;
  }

  private static Color colour(String key, Color otherwise) {
    var colour = UIManager.getColor(key);
    return colour == null ? otherwise : colour;
  }

  /** The product's mark in its own colours. */
  public static FlatSVGIcon logo(int size) {
    return new FlatSVGIcon(FOLDER + "swarmroom.svg", size, size, Icons.class.getClassLoader());
  }

  /** The product's mark in the sizes that window managers ask for. */
  public static List<Image> windowIcons() {
    return List.of(16, 24, 32, 48, 64, 128).stream().map(size -> logo(size).getImage()).toList();
  }

  /** The icon of a file type as search names it, such as {@code video}. */
  public static FlatSVGIcon fileType(String type) {
    var name =
        switch (type.toLowerCase(java.util.Locale.ROOT)) {
          case "video" -> "video";
          case "audio" -> "audio";
          case "image" -> "image";
          case "document" -> "document";
          case "archive" -> "archive";
          case "program" -> "program";
          case "subtitle" -> "subtitle";
          default -> "file";
        };
    return icon(name);
  }
}
