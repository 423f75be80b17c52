package org.swarmroom.testdata;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * Paths as people share them: folders with {@code /}, several conventions of naming, years,
 * resolutions and numbers, and at least one in ten with words of another script.
 */
public final class RealisticPaths {

  private static final List<String> EXTENSIONS =
      List.of(
          "mp3", "flac", "jpg", "pdf", "txt", "mkv", "mp4", "png", "epub", "zip", "iso", "html",
          "srt", "tar.gz", "docx", "py", "deb", "ogg", "odt", "csv");

  private final Random random;
  private final List<String> folders = new ArrayList<>();

  public RealisticPaths(long seed) {
    random = new Random(seed);
  }

  /** That many different paths. */
  public List<String> take(int count) {
    List<String> paths = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      paths.add(next(i));
    }
    return paths;
  }

  private String next(int number) {
    if (folders.isEmpty() || random.nextInt(12) == 0) {
      folders.add(folder());
    }
    String folder = folders.get(folders.size() - 1 - random.nextInt(Math.min(4, folders.size())));
    String extension = Words.draw(random, EXTENSIONS);
    return folder + "/" + name() + " " + Integer.toString(number, 36) + "." + extension;
  }

  private String folder() {
    StringBuilder folder = new StringBuilder(title(1 + random.nextInt(2)));
    for (int depth = random.nextInt(4); depth > 0; depth--) {
      folder.append('/').append(title(1 + random.nextInt(3)));
    }
    return folder.toString();
  }

  private String name() {
    String title = title(1 + random.nextInt(5));
    return switch (random.nextInt(6)) {
      case 0 -> "%02d - %s".formatted(1 + random.nextInt(30), title);
      case 1 -> title.replace(' ', '.') + "." + (1950 + random.nextInt(76));
      case 2 -> title.replace(' ', '_').toLowerCase(Locale.ROOT);
      case 3 -> title + " (" + (1950 + random.nextInt(76)) + ")";
      case 4 -> "IMG_" + (1000 + random.nextInt(9000)) + " " + title;
      default -> title;
    };
  }

  private String title(int words) {
    boolean otherScript = random.nextInt(6) == 0;
    List<String> title = new ArrayList<>();
    for (int i = 0; i < words; i++) {
      String word = Words.draw(random, otherScript ? Words.OTHER_SCRIPTS : Words.LATIN);
      int first = word.offsetByCodePoints(0, 1);
      title.add(word.substring(0, first).toUpperCase(Locale.ROOT) + word.substring(first));
    }
    return String.join(" ", title);
  }

  /** A size in bytes as such a file has it: most are small, a few are gigabytes. */
  public long size() {
    return (long) Math.exp(random.nextDouble() * 15 + 6);
  }
}
