"""libtorrent at one end of a transfer: libtorrent_end.py ADDRESS

Prints READY PORT when it listens, then answers lines of words with tabs between:
  seed TORRENT FOLDER        SEEDING      the folder holds all of it
  fetch TORRENT FOLDER PEERS DONE FROM TO in epoch ms; PEERS are IP:PORT with blanks between
  uploaded                   UPLOADED N   bytes of content given since the last fetch began
"""
import sys
import time
import libtorrent as lt

session = lt.session({
    "listen_interfaces": sys.argv[1] + ":0", "outgoing_interfaces": sys.argv[1],
    "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "enable_outgoing_utp": False, "enable_incoming_utp": False, "allow_multiple_connections_per_ip": True,
    "in_enc_policy": 2, "out_enc_policy": 2, "min_reconnect_time": 1,
    "alert_mask": lt.alert.category_t.status_notification | lt.alert.category_t.error_notification,
})


def answer(*words):
    print(*words, flush=True)


def now():
    return int(time.time() * 1000)


def add(torrent, folder, flags):
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(torrent)
    params.save_path = folder
    params.flags |= flags
    return session.add_torrent(params)


def await_seeding(handle):
    while not handle.status().is_seeding:
        session.wait_for_alert(1000)
        for alert in session.pop_alerts():
            if isinstance(alert, lt.torrent_error_alert):
                sys.exit(alert.message())


answer("READY", session.listen_port())
current = None
for line in sys.stdin:
    word, torrent, folder, peers = line.rstrip("\n").split("\t")
    if word == "seed":
        # until then it refuses peers
        await_seeding(add(torrent, folder, lt.torrent_flags.seed_mode))
        answer("SEEDING")
    elif word == "fetch":
        start = now()
        current = add(torrent, folder, 0)
        for peer in peers.split():
            ip, port = peer.split(":")
            current.connect_peer((ip, int(port)))
        await_seeding(current)
        answer("DONE", start, now())
    else:
        answer("UPLOADED", current.status().total_payload_upload)
