package org.swarmroom.index.search;

/**
 * Where things stand in a segment file. Numbers are big-endian; a section begins where the header
 * says.
 *
 * <pre>
 * header   magic 8 | CRC-32C of all after it 4 | 0 | format 4 | rows 4 | blocks 4 | grams 4 | stamp 8
 *          | buckets 4 | contents 4 | beginning of each section and the end, 4 each
 *          | owner: length 4, bytes
 * GRAMS    gram 4 each, rising     LISTS_AT  beginning of its list 4 each, and the end
 * LISTS    varint steps of block numbers
 * BLOCKS   beginning of a block's text 4 each, and the end
 * MASKS    types in a block as bits 1 each    SIZES_TO  greatest size in a block 8 each
 * FOLDED   rows of a block with a folded form of their own as bits 4 each
 * TEXT     a block: 32 paths, each as varint shared with the one before, varint length, rest;
 *          then the folded forms in the same way
 * SIZES 8, TYPES 1, CONTENTS 32 (zeros: none) for each row
 * BUCKETS  by the first bits of the content: beginning in CONTENT_ROWS 4 each, and the end
 * CONTENT_ROWS  rows with a content in its order, 4 each
 * KEYS     8 each, rising     KEY_ROWS  their rows 4 each
 * </pre>
 */
final class SegmentFormat {

  static final long MAGIC = 0x5357524d4e414d45L; // "SWRMNAME"
  static final int FORMAT = 1;
  static final int BLOCK = 32;

  static final int AT_CRC = 8;
  static final int AT_FORMAT = 16;
  static final int AT_ROWS = 20;
  static final int AT_BLOCKS = 24;
  static final int AT_GRAMS = 28;
  static final int AT_STAMP = 32;
  static final int AT_BUCKETS = 40;
  static final int AT_CONTENTS = 44;
  static final int AT_SECTIONS = 48;

  static final int GRAMS = 0;
  static final int LISTS_AT = 1;
  static final int LISTS = 2;
  static final int BLOCKS = 3;
  static final int MASKS = 4;
  static final int SIZES_TO = 5;
  static final int FOLDED = 6;
  static final int TEXT = 7;
  static final int SIZES = 8;
  static final int TYPES = 9;
  static final int CONTENTS = 10;
  static final int BUCKETS = 11;
  static final int CONTENT_ROWS = 12;
  static final int KEYS = 13;
  static final int KEY_ROWS = 14;
  static final int SECTIONS = 15;

  static final int AT_OWNER = AT_SECTIONS + 4 * (SECTIONS + 1);

  private SegmentFormat() {}

  /** Bits of a content's first four bytes that are dropped to get its bucket. */
  static int bucketShift(int buckets) {
    return 32 - Integer.numberOfTrailingZeros(buckets);
  }
}
