"""A tracker (BEP 3, BEP 23) that names the same peers to whoever asks: fixed_tracker.py BIND IP:PORT...

Prints its announce URL when it is up; ends with its standard input.
"""
import http.server
import socket
import socketserver
import struct
import sys
import threading

bind = sys.argv[1]
PEERS = b"".join(
    socket.inet_aton(ip) + struct.pack(">H", int(port)) for ip, port in (peer.split(":") for peer in sys.argv[2:]))
BODY = b"d8:intervali5e12:min intervali2e5:peers%d:%be" % (len(PEERS), PEERS)


class Announce(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    def log_message(self, *args):
        pass


# not HTTPServer: it looks its own name up, and a test network has no name server
server = socketserver.ThreadingTCPServer((bind, 0), Announce)
threading.Thread(target=server.serve_forever, daemon=True).start()
print("http://%s:%d/announce" % (bind, server.server_address[1]), flush=True)
sys.stdin.read()
