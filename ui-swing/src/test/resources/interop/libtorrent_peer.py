"""A libtorrent peer on loopback: libtorrent_peer.py seed|leech SOURCE FOLDER PORT PEER_PORT plain|encrypted

SOURCE is a torrent file or a magnet link. Prints LISTENING when a seed is up and DONE when a leech has all; a leech then ends.
"""
import sys
import libtorrent as lt

role, source, folder, port, peer_port, crypto = sys.argv[1:7]
forced = crypto == "encrypted"
session = lt.session({
    "listen_interfaces": "127.0.0.1:" + port, "outgoing_interfaces": "127.0.0.1",
    "enable_dht": False, "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "enable_outgoing_utp": False, "enable_incoming_utp": False, "allow_multiple_connections_per_ip": True,
    "alert_mask": lt.alert.category_t.status_notification | lt.alert.category_t.error_notification | lt.alert.category_t.storage_notification,
    # 0 forced, 1 enabled, 2 disabled; level 2 is RC4 of the whole stream
    "out_enc_policy": 0 if forced else 2, "in_enc_policy": 0 if forced else 2, "allowed_enc_level": 2 if forced else 3,
})
if source.startswith("magnet:"):
    params = lt.parse_magnet_uri(source)
else:
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(source)
params.save_path = folder
handle = session.add_torrent(params)
if role == "leech":
    handle.connect_peer(("127.0.0.1", int(peer_port)))
while True:
    session.wait_for_alert(500)
    session.pop_alerts()
    status = handle.status()
    if status.errc.value():
        print("ERROR", status.errc.message(), flush=True)
        sys.exit(1)
    if status.is_seeding:
        if role == "leech":
            print("DONE", flush=True)
            sys.exit(0)
        print("LISTENING", session.listen_port(), flush=True)
        break
    if role == "leech" and status.num_peers == 0:
        handle.connect_peer(("127.0.0.1", int(peer_port)))
sys.stdin.read()
