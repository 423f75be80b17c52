package org.swarmroom.sharing.torrent;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.swarmroom.index.ContentId;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BList;
import org.swarmroom.sharing.bencode.BRaw;
import org.swarmroom.sharing.bencode.BString;
import org.swarmroom.sharing.bencode.BValue;
import org.swarmroom.sharing.bencode.BencodeWriter;

/**
 * A torrent: v1 (BEP 3), v2 (BEP 52) or both at once (hybrid).
 *
 * <p>The row of pieces is counted in bytes from 0 to {@link #span()}. In v1 and hybrid torrents the
 * files (padding among them) follow each other without gaps. In v2 torrents each file starts at a
 * piece boundary and the bytes between do not exist, so the last piece of each file can be short.
 */
public final class Metainfo {

  private final String name;
  private final int pieceLength;
  private final List<TorrentFile> files;
  private final boolean multiFile;
  private final boolean isPrivate;
  private final List<List<String>> trackers;
  private final byte[] infoBytes;
  private final Optional<InfoHash> v1;
  private final Optional<InfoHash> v2;
  private final Optional<InfoHash> aria2;
  private final byte @Nullable [] v1Pieces;
  private final Map<ContentId, byte[]> layers;
  private final FileRows rows;

  Metainfo(Info info, List<List<String>> trackers, Map<ContentId, byte[]> layers) {
    this.name = info.name();
    this.pieceLength = info.pieceLength();
    this.files = info.files();
    this.multiFile = info.multiFile();
    this.isPrivate = info.isPrivate();
    this.infoBytes = info.raw();
    this.v1Pieces = info.v1Pieces();
    this.v1 = v1Pieces == null ? Optional.empty() : Optional.of(InfoHash.v1Of(infoBytes));
    this.v2 = info.v2() ? Optional.of(InfoHash.v2Of(infoBytes)) : Optional.empty();
    this.aria2 =
        v1.isPresent() && v2.isPresent() ? Optional.of(Aria2Hash.of(infoBytes)) : Optional.empty();
    this.trackers = trackers.stream().map(List::copyOf).toList();
    this.layers = Map.copyOf(layers);
    this.rows = new FileRows(files, pieceLength);
  }

  /** What the info dictionary says, checked. */
  record Info(
      String name,
      int pieceLength,
      List<TorrentFile> files,
      boolean multiFile,
      boolean isPrivate,
      byte[] raw,
      byte @Nullable [] v1Pieces,
      boolean v2) {}

  /** The torrent's name as it stands there: unsafe as a file name. */
  public String name() {
    return name;
  }

  /** Bytes of a full piece. */
  public int pieceLength() {
    return pieceLength;
  }

  /** Number of pieces. */
  public int pieceCount() {
    return rows.pieceCount();
  }

  /**
   * Bytes of one piece as it goes over the wire.
   *
   * @throws IndexOutOfBoundsException if there is no such piece
   */
  public int pieceSize(int piece) {
    return rows.pieceSize(piece, v1Pieces != null);
  }

  /** Length of the row of pieces in bytes: gaps and padding counted. */
  public long span() {
    return rows.span();
  }

  /** Bytes of all files, padding not counted. */
  public long size() {
    return rows.size();
  }

  /** The files in the order of the row, padding included. */
  public List<TorrentFile> files() {
    return files;
  }

  /** The file that the piece starts in: in v2 and hybrid torrents the only one beside padding. */
  public TorrentFile fileOfPiece(int piece) {
    return rows.fileOfPiece(piece);
  }

  /** Whether the files live in a folder called {@link #name()}; else there is one file. */
  public boolean isMultiFile() {
    return multiFile;
  }

  /** Whether peers may come from the trackers alone (BEP 27): no DHT, LSD or PEX. */
  public boolean isPrivate() {
    return isPrivate;
  }

  /** Tracker addresses in tiers (BEP 12). */
  public List<List<String>> trackers() {
    return trackers;
  }

  /** The raw info dictionary: what infohashes are made of and {@code ut_metadata} hands out. */
  public byte[] infoBytes() {
    return infoBytes.clone();
  }

  /** Bytes of the raw info dictionary. */
  public int infoSize() {
    return infoBytes.length;
  }

  /** The v1 infohash, if peers without BEP 52 can use the torrent. */
  public Optional<InfoHash> v1() {
    return v1;
  }

  /** The v2 infohash (32 bytes), if the torrent has Merkle roots. */
  public Optional<InfoHash> v2() {
    return v2;
  }

  /** What the torrent is called here: the v2 hash if it has one, else the v1 hash. */
  public InfoHash infoHash() {
    return v2.or(() -> v1).orElseThrow();
  }

  /**
   * The 20-byte hashes under which peers may ask for it. One, or three if it is hybrid: v2, the one
   * that aria2 computes by mistake, and v1. The last is the one to announce to trackers.
   */
  public List<InfoHash> wireHashes() {
    List<InfoHash> hashes = new ArrayList<>(3);
    v2.map(InfoHash::truncated).ifPresent(hashes::add);
    aria2.ifPresent(hashes::add);
    v1.ifPresent(hashes::add);
    return List.copyOf(hashes);
  }

  /** The SHA-1 of each piece, 20 bytes each; empty in v2 torrents. */
  public Optional<byte[]> v1Pieces() {
    return v1Pieces == null ? Optional.empty() : Optional.of(v1Pieces.clone());
  }

  /**
   * The v1 hash of one piece.
   *
   * @throws IllegalStateException if the torrent has no v1 hashes
   */
  public byte[] v1Piece(int piece) {
    if (v1Pieces == null) {
      throw new IllegalStateException("no v1 hashes");
    }
    byte[] hash = new byte[InfoHash.SHORT_LENGTH];
    System.arraycopy(v1Pieces, piece * hash.length, hash, 0, hash.length);
    return hash;
  }

  /**
   * The piece layer of a file (32 bytes a piece), checked against its root; empty while unknown,
   * and for files of one piece, whose root is all there is.
   */
  public Optional<byte[]> pieceLayer(ContentId root) {
    return Optional.ofNullable(layers.get(root)).map(byte[]::clone);
  }

  /** Whether every file that has a piece layer has it here. */
  public boolean hasAllLayers() {
    return files.stream()
        .filter(f -> f.root().isPresent() && f.size() > pieceLength)
        .allMatch(f -> layers.containsKey(f.root().orElseThrow()));
  }

  /** The same torrent with these trackers. */
  public Metainfo withTrackers(List<List<String>> tiers) {
    return new Metainfo(info(), tiers, layers);
  }

  /**
   * The same torrent with these piece layers beside those it has.
   *
   * @throws MetainfoException if one does not hash up to its root
   */
  public Metainfo withLayers(Map<ContentId, byte[]> more) throws MetainfoException {
    Map<ContentId, byte[]> all = new HashMap<>(layers);
    all.putAll(Layers.checked(info(), more));
    return new Metainfo(info(), trackers, all);
  }

  /** The {@code .torrent} file. */
  public byte[] encode() {
    BDictionary.Builder out = BDictionary.builder();
    if (!trackers.isEmpty() && !trackers.get(0).isEmpty()) {
      out.put("announce", trackers.get(0).get(0));
      out.put("announce-list", new BList(trackers.stream().map(Metainfo::tier).toList()));
    }
    if (v2.isPresent()) {
      BDictionary.Builder pieceLayers = BDictionary.builder();
      layers.forEach((root, layer) -> pieceLayers.put(BDictionary.key(root.bytes()), layer));
      out.put("piece layers", pieceLayers.build());
    }
    return BencodeWriter.write(out.put("info", new BRaw(infoBytes)).build());
  }

  private static BValue tier(List<String> trackers) {
    return new BList(trackers.stream().<BValue>map(BString::of).toList());
  }

  private Info info() {
    return new Info(
        name, pieceLength, files, multiFile, isPrivate, infoBytes, v1Pieces, v2.isPresent());
  }
}
