"""Plays the side of systemd in sd_notify(3): binds the socket named by its argument and prints each message in one line."""
import socket
import sys

listener = socket.socket(socket.AF_UNIX, socket.SOCK_DGRAM)
listener.bind(sys.argv[1])
while True:
    # File descriptors that come along (BARRIER=1) are closed at once, which is the answer to them.
    message = listener.recv(8192).decode()
    print(message.replace("\n", "|"), flush=True)
