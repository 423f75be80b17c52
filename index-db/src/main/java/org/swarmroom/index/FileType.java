package org.swarmroom.index;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What kind of file a name promises, by its extension alone. */
public enum FileType {
  VIDEO(
      "video",
      "3g2 3gp asf avi divx f4v flv m1v m2ts m2v m4v mkv mov mp4 mpe mpeg mpg mts mxf ogm ogv qt rm"
          + " rmvb ts vob webm wmv y4m"),
  AUDIO(
      "audio",
      "aac ac3 aif aifc aiff alac amr ape au cue dsf dts flac it m3u m4a m4b mid midi mka mod mp2"
          + " mp3 mpc oga ogg opus pls ra s3m spx tta voc wav wma wv xm"),
  IMAGE(
      "image",
      "ai arw avif bmp cr2 cr3 dng eps gif heic heif ico jfif jpe jpeg jpg jxl nef orf pbm pcx pgm"
          + " png pnm ppm psd raw rw2 svg svgz tga tif tiff webp xcf xpm"),
  DOCUMENT(
      "document",
      "asc azw3 bib cbr cbz chm csv djvu doc docx dvi epub fb2 htm html info json log man md mobi"
          + " nfo odp ods odt pdf pod pps ppt pptx ps rst rtf tex texi text tsv txt xhtml xls xlsx"
          + " xml xps yaml yml"),
  ARCHIVE(
      "archive",
      "7z ace arj bz2 cab cpio deb dmg gz img iso jar lha lz lz4 lzh lzma nrg par2 rar rpm sit"
          + " squashfs tar taz tbz tbz2 tgz tlz txz tzst war wim xz z zip zst"),
  PROGRAM(
      "program",
      "a apk app appimage bat bin c cc class cmd com cpp cs dll ex exe flatpakref go h hpp java js"
          + " kt lua msi msix o php pl pm ps1 py pyc rb rs run scala scr sh snap so sql swift vbs"
          + " wasm whl"),
  SUBTITLE("subtitle", "ass idx lrc mpl2 smi srt ssa stl sub sup ttml usf vtt"),
  OTHER("other", "");

  private static final Map<String, FileType> BY_EXTENSION = new HashMap<>();

  static {
    for (FileType type : values()) {
      for (String extension : type.extensions.split(" ")) {
        if (!extension.isEmpty()) {
          BY_EXTENSION.put(extension, type);
        }
      }
    }
  }

  private final String word;
  private final String extensions;

  FileType(String word, String extensions) {
    this.word = word;
    this.extensions = extensions;
  }

  /**
   * @param path a name, or a path with {@code /}
   */
  public static FileType of(String path) {
    int dot = path.lastIndexOf('.');
    if (dot <= path.lastIndexOf('/') || path.length() - dot > 12) {
      return OTHER;
    }
    return BY_EXTENSION.getOrDefault(path.substring(dot + 1).toLowerCase(Locale.ROOT), OTHER);
  }

  /** The word used in {@code type:} and in JSON, such as {@code video}. */
  public String word() {
    return word;
  }

  /**
   * The type of such a word in any case; plurals and {@code doc}, {@code picture} and the like too.
   */
  public static Optional<FileType> named(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "video", "videos", "movie", "movies", "film", "films" -> Optional.of(VIDEO);
      case "audio", "music", "sound", "song", "songs" -> Optional.of(AUDIO);
      case "image", "images", "picture", "pictures", "photo", "photos" -> Optional.of(IMAGE);
      case "document", "documents", "doc", "docs", "text", "book", "books" -> Optional.of(DOCUMENT);
      case "archive", "archives" -> Optional.of(ARCHIVE);
      case "program", "programs", "code", "software" -> Optional.of(PROGRAM);
      case "subtitle", "subtitles", "subs" -> Optional.of(SUBTITLE);
      case "other" -> Optional.of(OTHER);
      default -> Optional.empty();
    };
  }
}
