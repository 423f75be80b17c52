"""A libtorrent peer on loopback that finds others by the DHT alone.

libtorrent_dht.py seed|leech SOURCE FOLDER PORT BOOTSTRAP_PORT

SOURCE is a torrent file or a magnet link; BOOTSTRAP_PORT is the UDP port on 127.0.0.1 of the only node it knows, 0 for none.
Prints LISTENING when a seed is up, NODES n when that changes, and DONE when a leech has all; a leech then ends.
"""
import sys
import libtorrent as lt

role, source, folder, port, bootstrap = sys.argv[1:6]
session = lt.session({
    "listen_interfaces": "127.0.0.1:" + port, "outgoing_interfaces": "127.0.0.1",
    "enable_dht": True, "dht_bootstrap_nodes": "" if bootstrap == "0" else "127.0.0.1:" + bootstrap,
    "enable_lsd": False, "enable_upnp": False, "enable_natpmp": False,
    "enable_outgoing_utp": False, "enable_incoming_utp": False, "allow_multiple_connections_per_ip": True,
    "alert_mask": lt.alert.category_t.status_notification | lt.alert.category_t.error_notification
    | lt.alert.category_t.dht_notification,
})
if source.startswith("magnet:"):
    params = lt.parse_magnet_uri(source)
else:
    params = lt.add_torrent_params()
    params.ti = lt.torrent_info(source)
params.save_path = folder
handle = session.add_torrent(params)
listening, nodes, rounds = False, 0, 0
while True:
    session.wait_for_alert(500)
    session.pop_alerts()
    status = handle.status()
    if status.errc.value():
        print("ERROR", status.errc.message(), flush=True)
        sys.exit(1)
    if session.status().dht_nodes != nodes:
        nodes = session.status().dht_nodes
        print("NODES", nodes, flush=True)
    if status.is_seeding and role == "leech":
        print("DONE", flush=True)
        sys.exit(0)
    if status.is_seeding and not listening:
        listening = True
        print("LISTENING", session.listen_port(), flush=True)
    # Left to itself it announces once in a quarter of an hour, and for the first time before it knows anybody.
    rounds += 1
    if rounds % 4 == 0:
        handle.force_dht_announce()
