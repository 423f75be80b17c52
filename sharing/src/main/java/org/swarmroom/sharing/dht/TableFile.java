package org.swarmroom.sharing.dht;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.swarmroom.sharing.bencode.BDictionary;
import org.swarmroom.sharing.bencode.BencodeException;
import org.swarmroom.sharing.bencode.BencodeParser;
import org.swarmroom.sharing.bencode.BencodeWriter;
import org.swarmroom.sharing.bencode.Limits;

/** The tables of both families in one file. What can't be read is as if it had not been there. */
final class TableFile {

  private static final Logger log = LoggerFactory.getLogger(TableFile.class);
  private static final Limits LIMITS = new Limits(2 * SavedTable.LONGEST, 1, 4);

  private TableFile() {}

  /** Blocks. */
  static Map<Family, SavedTable> read(Path file) {
    var tables = new EnumMap<Family, SavedTable>(Family.class);
    try {
      if (Files.size(file) <= LIMITS.maxBytes()) {
        BDictionary in = BencodeParser.dictionary(Files.readAllBytes(file), LIMITS);
        for (Family family : Family.values()) {
          in.string(family.nodesKey)
              .ifPresent(table -> tables.put(family, SavedTable.read(table.bytes())));
        }
      }
    } catch (NoSuchFileException e) {
      log.debug("no table of the DHT is kept yet");
    } catch (IOException | BencodeException e) {
      log.debug("the table of the DHT can't be read and is made anew: {}", file, e);
    }
    return tables;
  }

  /** Blocks. */
  static void write(Path file, Map<Family, SavedTable> tables) {
    var out = BDictionary.builder();
    tables.forEach((family, table) -> out.put(family.nodesKey, table.write()));
    Path fresh = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.write(fresh, BencodeWriter.write(out.build()));
      Files.move(fresh, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      log.warn("the table of the DHT could not be kept: {}", file, e);
    }
  }
}
