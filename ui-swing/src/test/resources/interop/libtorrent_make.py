"""A torrent by libtorrent: libtorrent_make.py v1|v2|hybrid PATH OUT TRACKER

Writes it to OUT and prints its magnet link, without the tracker.
"""
import os
import sys
import libtorrent as lt

form, path, out, tracker = sys.argv[1:5]
files = lt.file_storage()
lt.add_files(files, path)
V1_ONLY = 64  # create_torrent::v1_only has no name in this binding
flags = {"v1": V1_ONLY, "v2": int(lt.create_torrent_flags_t.v2_only), "hybrid": 0}[form]
torrent = lt.create_torrent(files, 65536, flags)
lt.set_piece_hashes(torrent, os.path.dirname(path))
with open(out, "wb") as to:
    to.write(lt.bencode(torrent.generate()))
print(lt.make_magnet_uri(lt.torrent_info(out)), flush=True)
if tracker:
    torrent.add_tracker(tracker)
    with open(out, "wb") as to:
        to.write(lt.bencode(torrent.generate()))
