"""A tracker (BEP 3, BEP 23) that names one and the same peer to whoever asks: one_peer_tracker.py BIND PEER_IP PEER_PORT

Prints its announce URL when it is up; ends with its standard input.
"""
import http.server
import socket
import socketserver
import struct
import sys
import threading

bind, peer_ip, peer_port = sys.argv[1:4]
PEER = socket.inet_aton(peer_ip) + struct.pack(">H", int(peer_port))
BODY = b"d8:intervali5e12:min intervali2e5:peers6:" + PEER + b"e"


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
