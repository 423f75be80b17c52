package org.swarmroom.sharing.session;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.BitSet;
import java.util.Optional;
import java.util.SplittableRandom;
import org.swarmroom.sharing.disk.FileLayout;
import org.swarmroom.sharing.disk.Opened;
import org.swarmroom.sharing.disk.Part;
import org.swarmroom.sharing.disk.PieceVerifier;
import org.swarmroom.sharing.disk.TorrentFiles;
import org.swarmroom.sharing.pick.PieceGrid;
import org.swarmroom.sharing.pick.PiecePicker;
import org.swarmroom.sharing.torrent.Metainfo;

/**
 * A torrent with its metadata and its place on disk. The picker belongs to the event loop; the rest
 * may be used by any thread.
 */
final class Pieces {

  private final Metainfo torrent;
  private final PieceGrid grid;
  private final PieceVerifier verifier;
  private final TorrentFiles files;
  private final Optional<Part> part;
  private final PiecePicker picker;

  Pieces(Metainfo torrent, Opened opened, SplittableRandom random) {
    this.torrent = torrent;
    this.grid = FileLayout.grid(torrent);
    this.verifier = PieceVerifier.of(torrent);
    this.files = opened.files();
    this.part = opened.part();
    this.picker = new PiecePicker(grid, random);
    opened.have().stream().forEach(picker::verified);
  }

  Metainfo torrent() {
    return torrent;
  }

  PieceGrid grid() {
    return grid;
  }

  PieceVerifier verifier() {
    return verifier;
  }

  TorrentFiles files() {
    return files;
  }

  PiecePicker picker() {
    return picker;
  }

  BitSet have() {
    return picker.have();
  }

  /** Position in the torrent's row of bytes. */
  long at(int piece, int offset) {
    return (long) piece * grid.pieceLength() + offset;
  }

  /** Writes a verified piece and notes it in the journal. */
  void write(int piece, ByteBuffer data) throws IOException {
    part.orElseThrow().write(piece, at(piece, 0), data);
  }

  /** Verified bytes. */
  long done() {
    return have().stream().mapToLong(grid::length).sum();
  }
}
