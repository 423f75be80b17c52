#!/usr/bin/python3
"""Makes the golden torrents of this folder with libtorrent 2.0.8 (Debian: python3-libtorrent).

Every file holds the same row of bytes, cut at another length: see pattern(). golden.tsv says what
libtorrent found: name, kind, piece length, size, v1 and v2 infohash, pieces root of the first file.
"""
import os
import sys
import tempfile

import libtorrent as lt


def pattern(size):
    out = bytearray(size)
    x = 12345
    for i in range(size):
        x = (x * 1103515245 + 12345) & 0x7FFFFFFF
        out[i] = x >> 16 & 0xFF
    return bytes(out)


CASES = [  # name, kind, piece length, files
    ("one-byte", "v2", 16384, [("one-byte", 1)]),
    ("block-less", "v2", 16384, [("block-less", 16383)]),
    ("block", "v2", 16384, [("block", 16384)]),
    ("block-more", "v2", 16384, [("block-more", 16385)]),
    ("three-blocks", "v2", 65536, [("three-blocks", 40000)]),
    ("piece", "v2", 65536, [("piece", 65536)]),
    ("piece-more", "v2", 65536, [("piece-more", 65537)]),
    ("five-pieces", "v2", 32768, [("five-pieces", 150000)]),
    ("many", "v2", 16384, [("many", 1000003)]),
    ("big-pieces", "v2", 262144, [("big-pieces", 1500000)]),
    ("plain", "v1", 16384, [("plain", 100000)]),
    ("folder", "v1", 32768, [("folder/a.txt", 40000), ("folder/sub/b.bin", 50001), ("folder/empty", 0)]),
    ("folder2", "v2", 32768, [("folder2/a.txt", 40000), ("folder2/sub/b.bin", 50001), ("folder2/z", 3)]),
    ("both", "hybrid", 16384, [("both", 100000)]),
    ("both-folder", "hybrid", 32768, [("both-folder/a.txt", 40000), ("both-folder/sub/ü.bin", 50001), ("both-folder/z", 3)]),
]


CANONICAL = [1, 5000, 16384, 16385, 1000003, 17000000]


def piece_length(size):
    """The canonical one: a power of two that gives at most 1,024 pieces."""
    length = 16384
    while length < 16 << 20 and length * 1024 < size:
        length *= 2
    return length


def canonical(size):
    with tempfile.TemporaryDirectory() as folder:
        data = pattern(size)
        name = "first"
        for _ in range(2):  # the second time under the root that the first time gave
            storage = lt.file_storage()
            storage.add_file(name, size)
            with open(os.path.join(folder, name), "wb") as out:
                out.write(data)
            torrent = lt.create_torrent(storage, piece_length(size), lt.create_torrent.v2_only)
            lt.set_piece_hashes(torrent, folder)
            info = lt.torrent_info(torrent.generate())
            root = str(info.files().root(0))
            name = root
        return "\t".join(["-", "canonical", str(piece_length(size)), str(size), "-", str(info.info_hashes().v2), root])


def make(here, name, kind, piece_length, files):
    with tempfile.TemporaryDirectory() as folder:
        storage = lt.file_storage()
        for path, size in files:
            where = os.path.join(folder, path)
            os.makedirs(os.path.dirname(where), exist_ok=True)
            with open(where, "wb") as out:
                out.write(pattern(size))
            storage.add_file(path, size)
        flags = {
            "v1": lt.create_torrent.v1_only,
            "v2": lt.create_torrent.v2_only,
            "hybrid": 0,
        }[kind]
        torrent = lt.create_torrent(storage, piece_length, flags)
        if name == "folder":
            torrent.set_priv(True)
            torrent.add_tracker("http://one.example/announce", 0)
            torrent.add_tracker("udp://two.example:6969", 1)
        lt.set_piece_hashes(torrent, folder)
        entry = torrent.generate()
        entry.pop(b"creation date", None)
        data = lt.bencode(entry)
    with open(os.path.join(here, name + ".torrent"), "wb") as out:
        out.write(data)
    info = lt.torrent_info(lt.bdecode(data))
    hashes = info.info_hashes()
    root = info.files().root(0) if kind != "v1" else ""
    v1 = str(hashes.v1) if hashes.has_v1() else "-"
    v2 = str(hashes.v2) if hashes.has_v2() else "-"
    total = sum(size for _, size in files)
    return "\t".join([name, kind, str(piece_length), str(total), v1, v2, str(root) or "-"])


def main():
    here = os.path.dirname(os.path.abspath(sys.argv[0]))
    with open(os.path.join(here, "golden.tsv"), "w") as out:
        for case in CASES:
            out.write(make(here, *case) + "\n")
        for size in CANONICAL:
            out.write(canonical(size) + "\n")


main()
